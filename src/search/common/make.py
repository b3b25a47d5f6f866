"""Makes common.txt beside this file: the words that people really use in Dutch, French and English. See README.md for packages and licence."""

import pathlib
import re
import subprocess
import unicodedata

import wordfreq

# Language, its hunspell dictionary, and how common a word must be (Zipf: 3 is once in a million words): in a dictionary, and outside of one.
LANGUAGES = [("nl", "nl_NL", 2.7, 4.2), ("fr", "fr_FR", 3.0, 4.2), ("en", "en_GB", 3.2, 4.4)]
# What French writes before a vowel with an apostrophe, and people on a phone without.
ELIDED = ("qu", "l", "d", "j", "n", "s", "c", "m", "t")
# Short words that stand behind it most often.
SHORT = {"ai", "as", "a", "il", "ils", "on", "en", "un", "y", "est"}


def fold(word):
    """Lower-case and without accents, as the search folds."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def misspelt(words, dictionary):
    """Those of these words that a dictionary does not have as they are."""
    typed = "\n".join(words)
    done = subprocess.run(["hunspell", "-i", "utf-8", "-d", dictionary, "-l"], input=typed, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def main():
    letters = re.compile(r"[^\W\d_]{3,24}")
    plain = re.compile("[a-z]+")
    proper, others, french = set(), set(), set()
    for language, dictionary, known, unknown in LANGUAGES:
        frequencies = {word: wordfreq.zipf_frequency(word, language) for word in wordfreq.top_n_list(language, 200_000, wordlist="large")}
        words = [word for word, zipf in frequencies.items() if zipf >= known and letters.fullmatch(word)]
        wrong = misspelt(words, dictionary)
        # A name or an acronym is a word too.
        written = {word: (word.capitalize(), word.upper()) for word in wrong}
        unwritten = misspelt([form for forms in written.values() for form in forms], dictionary)
        names = {word for word, forms in written.items() if not set(forms) <= unwritten}
        proper |= {fold(word) for word in words if word not in wrong}
        others |= {fold(word) for word in wrong if word in names or frequencies[word] >= unknown}
        if language == "fr":
            french = {fold(word) for word in words if word not in wrong and fold(word)[0] in "aeiouyh"}
        print(language, len(words), "common,", len(wrong), "in no dictionary,", len(names), "of these as names")
    # “lecole” is used a lot, and is no word: it is two.
    two = {word for word in others for start in ELIDED if word.startswith(start) and word[len(start):] in french | SHORT}
    common = {word for word in proper | others - two if plain.fullmatch(word)}
    # A mark behind a French word before which another one loses its vowel.
    lines = sorted(word + "'" if word in french else word for word in common)
    file = pathlib.Path(__file__).with_name("common.txt")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "words,", len(two - proper), "left out that are two")


if __name__ == "__main__":
    main()
