"""Languages by the tags that sources bear."""

_LANGUAGES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "mr": "Marathi",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sr": "Serbian",
    "ta": "Tamil",
    "te": "Telugu",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def language(tag: str) -> str:
    """The name of a language, or its tag."""
    return _LANGUAGES.get(tag, tag)


def tag_of(name: str) -> str | None:
    """The tag of a language by its name in English, in any case; ``None`` for others."""
    return {called.lower(): tag for tag, called in _LANGUAGES.items()}.get(name.lower())
