"""Real queries over the bundled dataset, each with the record that must come first."""

from irtui.query.find import Match
from tests.each import each
from tests.query.answers import BUNDLED
from tests.query.find.asking import index, refs

NAMES = [
    ("India-Russia Annual Summit", "body:annual-summit"),
    ("annual summit", "body:annual-summit"),
    ("working group on military cooperation", "body:wg-military-cooperation"),
    ("wg military cooperation", "body:wg-military-cooperation"),
    ("commission on military technical cooperation", "body:irigc-mmtc"),
    ("intergovernmental commission military technical cooperation", "body:irigc-mmtc"),
    ("trade commission", "body:irigc-tec"),
    ("apex committee", "body:defence-secretaries-apex-body"),
    ("expert panel", "body:expert-panel-2025"),
    ("navy to navy", "body:navy-to-navy-channel"),
    ("after-sales", "body:after-sales-working-groups"),
    ("science and technology", "body:hlc-science-technology"),
    ("indian navy", "organisation:indian-navy"),
    ("the indian navy", "organisation:indian-navy"),
    ("russian ministry of defence", "organisation:ministry-of-defence-russia"),
    ("hindustan aeronautics", "organisation:hal"),
    ("goa shipyard", "organisation:goa-shipyard-limited"),
    ("kalashnikov", "organisation:kalashnikov-concern"),
    ("embassy moscow", "organisation:embassy-of-india-moscow"),
    ("brahmos", "programme:brahmos"),
    ("brahmos aerospace", "organisation:brahmos-aerospace"),
    ("vikramaditya", "programme:ins-vikramaditya"),
    ("fifth generation fighter", "programme:fgfa"),
    ("strategic partnership", "agreement:declaration-strategic-partnership-2000"),
    ("small arms", "agreement:iga-small-arms-2019"),
    ("commission renamed", "event:irigc-mmtc-renamed"),
    ("brahmos philippines", "event:brahmos-export-contract-2022-01"),
]
PEOPLE = [
    ("boytsov", "person:andrey-boytsov"),
    ("Boitsov", "person:andrey-boytsov"),
    ("andrei boitsov", "person:andrey-boytsov"),
    ("shoigu", "person:sergei-shoigu"),
    ("sergey shoigu", "person:sergei-shoigu"),
    ("singh rajnath", "person:rajnath-singh"),
    ("antony", "person:a-k-antony"),
    ("ak antony", "person:a-k-antony"),
    ("defense minister india", "post:minister-of-defence-india"),
    ("ministry of defense russia", "organisation:ministry-of-defence-russia"),
    ("a k antony", "person:a-k-antony"),
    ("a.k. antony", "person:a-k-antony"),
    ("R. K. Singh", "person:rajesh-kumar-singh"),
    ("j p mathew", "person:johnson-p-mathew"),
    ("putin", "person:vladimir-putin"),
    ("modi", "person:narendra-modi"),
    ("defence minister 2012", "person:a-k-antony"),
    ("defence minister", "post:minister-of-defence-india"),
    ("raksha mantri", "post:minister-of-defence-india"),
    ("defence secretary", "post:defence-secretary-india"),
    ("chief of integrated defence staff", "post:cisc"),
]
ABBREVIATIONS = [
    ("irigc mmtc", "body:irigc-mmtc"),
    ("IRIGC-M&MTC", "body:irigc-mmtc"),
    ("irigcmmtc", "body:irigc-mmtc"),
    ("M&MTC", "body:irigc-mmtc"),
    ("mmtc", "body:irigc-mmtc"),
    ("irigc", "body:irigc-mmtc"),
    ("irigc-tec", "body:irigc-tec"),
    ("tec", "body:irigc-tec"),
    ("mtc programme 2021", "agreement:mtc-programme-2021-2031"),
    ("irmic", "body:irmic"),
    ("swg land", "body:swg-land"),
    ("hal", "organisation:hal"),
    ("OFB", "organisation:ordnance-factory-board"),
    ("drdo", "organisation:drdo"),
    ("fsmtc", "organisation:fsmtc"),
    ("irrpl", "organisation:irrpl"),
    ("mod russia", "organisation:ministry-of-defence-russia"),
    ("cisc", "post:cisc"),
    ("relos", "agreement:relos-2025"),
    ("ak-203", "programme:ak-203"),
    ("ak203", "programme:ak-203"),
    ("AK 203", "programme:ak-203"),
    ("s400", "programme:s-400-india"),
    ("su-30mki", "programme:su-30mki-licence-production"),
    ("mig 21", "programme:mig-21-licence-production"),
    ("t-90", "programme:t-90-licence-production"),
    ("ka-226", "programme:ka-226t"),
]
FORMER_NAMES_AND_ALIASES = [
    ("irigc-mtc", "body:irigc-mmtc"),
    (
        "India-Russia Inter-Governmental Commission on Military Technical Cooperation",
        "body:irigc-mmtc",
    ),
    ("IRIC-M&MTC", "body:irigc-mmtc"),
    ("the rifle factory", "organisation:irrpl"),
    ("rifle factory", "organisation:irrpl"),
    ("izhmash", "organisation:kalashnikov-concern"),
    ("india", "party:india"),
]
SCRIPTS = [
    ("Бойцов", "person:andrey-boytsov"),
    ("шойгу", "person:sergei-shoigu"),
    ("Сергей Шойгу", "person:sergei-shoigu"),
    ("белоусов", "person:andrey-belousov"),
    ("раджнатх сингх", "person:rajnath-singh"),
    ("мпк", "body:irigc-mmtc"),
    ("мвтк", "body:irigc-mmtc"),
    ("межправкомиссия", "body:irigc-mmtc"),
    ("комиссия по втс", "body:irigc-mmtc"),
    ("рабочая группа", "body:wg-military-cooperation"),
    ("фсвтс", "organisation:fsmtc"),
    ("рособоронэкспорт", "organisation:rosoboronexport"),
    ("калашников", "organisation:kalashnikov-concern"),
    ("брамос", "organisation:brahmos-aerospace"),
    ("с-400", "programme:s-400-india"),
    ("индра", "programme:indra"),
    ("россия", "party:russia"),
    ("राजनाथ", "person:rajnath-singh"),
    ("राजनाथ सिंह", "person:rajnath-singh"),
    ("सेर्गे शोइगू", "person:sergei-shoigu"),
    ("रक्षा मंत्री", "post:minister-of-defence-india"),
    ("सैन्य तकनीकी सहयोग आयोग", "body:irigc-mmtc"),
    ("इंद्र", "programme:indra"),
    ("भारत", "party:india"),
]
TYPOS = [
    ("boytsof", "person:andrey-boytsov"),
    ("shoighu", "person:sergei-shoigu"),
    ("sergej schoigu", "person:sergei-shoigu"),
    ("rajnaath singh", "person:rajnath-singh"),
    ("sitaraman", "person:nirmala-sitharaman"),
    ("parikar", "person:manohar-parrikar"),
    ("byelousov", "person:andrey-belousov"),
    ("jayshankar", "person:s-jaishankar"),
    ("vajpai", "person:atal-bihari-vajpayee"),
    ("манмох", "person:manmohan-singh"),
    ("брахм", "organisation:brahmos-aerospace"),
    ("mukherji", "person:pranab-mukherjee"),
    ("comission", "body:irigc-mmtc"),
    ("anual summit", "body:annual-summit"),
    ("kalashinkov", "organisation:kalashnikov-concern"),
    ("rosoboronexprt", "organisation:rosoboronexport"),
    ("hindustan aeronatics", "organisation:hal"),
    ("vikramadtya", "programme:ins-vikramaditya"),
]
NUMBERS_AND_DATES = [
    ("2+2", "body:dialogue-2plus2"),
    ("2+2 dialogue", "body:dialogue-2plus2"),
    ("inaugural 2+2", "event:dialogue-2plus2-2021-12"),
    ("лавров 2+2", "event:dialogue-2plus2-2021-12"),
    ("22nd session of the irigc-m&mtc", "event:irigc-mmtc-2025-12"),
    ("22nd irigc-mmtc", "event:irigc-mmtc-2025-12"),
    ("22 irigc-mmtc", "event:irigc-mmtc-2025-12"),
    ("22nd meeting working group", "event:wg-mtc-defence-industry-2024-11"),
    ("3rd meeting wg military cooperation", "event:wg-military-cooperation-2023-07"),
    ("14th session irigc-mtc", "event:irigc-mmtc-2015-01"),
    ("22 session irigc-mmtc", "event:irigc-mmtc-2025-12"),
    ("summit 2018", "event:annual-summit-2018-10"),
    ("13th session moscow", "event:irigc-tec-2007-10"),
    ("protocol 21", "agreement:irigc-mmtc-protocol-21"),
    ("treaty 1971", "agreement:treaty-1971"),
    ("2021-2031", "agreement:mtc-programme-2021-2031"),
    ("annual summit 2021", "event:annual-summit-2021-12"),
    ("indra 2018", "event:indra-army-2018-11"),
    ("zapad 2021", "event:zapad-2021-09"),
]
PEOPLE_AND_PLACES = [
    ("boytsov moscow", "event:wg-mtc-defence-industry-2025-10"),
    ("sitharaman new delhi", "event:irigc-mmtc-2018-12"),
    ("parrikar moscow", "event:irigc-mmtc-2015-11"),
    ("fernandes moscow", "event:ministers-bilateral-2002-04"),
    ("dixit moscow", "event:wg-military-cooperation-2025-10"),
    ("antony moscow", "event:irigc-mmtc-2007-10"),
    ("modi putin sochi", "event:informal-summit-2018-05"),
    ("rajnath belousov", "event:ministers-bilateral-2025-06"),
    ("korwa opened", "event:ak-203-korwa-opened-2019-03"),
]
FIELDS = [
    ("kind:commission", "body:irigc-mmtc"),
    ("kind:commission trade", "body:irigc-tec"),
    ("kind:joint-venture rifle", "organisation:irrpl"),
    ("kind:exercise-series navy", "programme:indra-navy"),
    ("place:korwa kind:joint-venture", "organisation:irrpl"),
    ("person:shoigu", "person:sergei-shoigu"),
    ("person:sergei-shoigu", "person:sergei-shoigu"),
    ("person:shoigu kind:session date:2018", "event:irigc-mmtc-2018-12"),
    ("person:boytsov kind:meeting date:2025", "event:wg-mtc-defence-industry-2025-10"),
    ("kind:session date:2024 place:moscow", "event:irigc-mmtc-2024-12"),
    ("kind:session date:2025-12-04", "event:irigc-mmtc-2025-12"),
    ("kind:summit place:moscow date:>2020", "event:annual-summit-2024-07"),
    ("in:irigc-mmtc kind:session date:<2002", "event:irigc-mmtc-2001-06"),
    ("in:IRIGC-M&MTC 2+2", "event:irigc-mmtc-2021-12"),
    ("in:IRIGC-MTC kind:session 2+2", "event:irigc-mmtc-2021-12"),
    ("in:мпк kind:session date:<2002", "event:irigc-mmtc-2001-06"),
    ("has:conflict kind:commission", "body:irigc-mmtc"),
    ("has:former kind:commission", "body:irigc-mmtc"),
    ("party:indian kind:shipyard", "organisation:goa-shipyard-limited"),
    ("party:SU kind:treaty", "agreement:treaty-1971"),
    ("lang:hi kind:working-group", "body:wg-military-cooperation"),
    ("source:lokmat kind:commission", "body:irigc-mmtc"),
    ("sources:>=20", "body:irigc-mmtc"),
    ("kind:commission !in:irigc-mmtc", "body:irigc-tec"),
    ("body:irigc-tec", "body:irigc-tec"),
    ("'hal", "organisation:hal"),
    ("^kalash", "organisation:kalashnikov-concern"),
    ('"sub working group"', "body:swg-land"),
]
TABLE = [
    *NAMES,
    *PEOPLE,
    *ABBREVIATIONS,
    *FORMER_NAMES_AND_ALIASES,
    *SCRIPTS,
    *TYPOS,
    *NUMBERS_AND_DATES,
    *PEOPLE_AND_PLACES,
    *FIELDS,
]


@each(("query", "first"), TABLE)
def test_a_query_finds_first_what_is_meant_by_it(query: str, first: str) -> None:
    found = index(BUNDLED).find(query)
    assert found.faults == ()
    assert refs(found)[:1] == [first]


@each(("query", "first"), TYPOS)
def test_a_slip_is_told_as_a_near_miss(query: str, first: str) -> None:
    best = next(index(BUNDLED).find(query).hits())
    assert (str(best.ref), best.match) == (first, Match.NEAR)


@each("query", [query for query, _ in SCRIPTS])
def test_what_is_written_in_any_script_is_a_true_hit(query: str) -> None:
    assert next(index(BUNDLED).find(query).hits()).match < Match.NEAR


def test_case_does_not_matter() -> None:
    for query, first in [*ABBREVIATIONS, *SCRIPTS]:
        for written in (query.upper(), query.lower(), query.title()):
            assert refs(index(BUNDLED).find(written))[:1] == [first], written
