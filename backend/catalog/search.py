"""Finding by what people type: without accents, with typing errors, by the beginning of any word.

What can be found of a row stands folded in a column of its own, each word after a space. On PostgreSQL a trigram index
serves it (pg_trgm); elsewhere the lab's rows are compared here. Both rank alike: the smaller, the better.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from django.db import connection, connections, transaction
from django.db.models import BooleanField, Case, F, FloatField, Func, IntegerField, Q, Value, When
from django.db.models.functions import Cast, Floor

EXACT, BEGINNING, WORDS, NEAR = 0, 1, 2, 3
# One wrong letter in five is forgiven.
NEAR_ENOUGH: Final = 0.45
STEPS: Final = 100
# Without PostgreSQL: a statement holds so many keys and no more.
MOST_FOUND: Final = 300

_WORD = re.compile(r"[^\W_]+")
# Letters that come apart into no letter and mark; µ and β stand in names of units and tests.
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
    | {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "μ": "micro"}
)


def fold(text: str) -> str:
    """The words of ``text`` in small letters without marks, one space between them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(bare.translate(_SPELLED)))


def findable(texts: Iterable[str]) -> str:
    """What a row is found by, each word after a space."""
    return "".join(f" {fold(text)}" for text in texts if text)


@contextmanager
def forgiving() -> Iterator[None]:
    """Inside the block PostgreSQL takes for near what is ``NEAR_ENOUGH``; read there what ``rank_rows`` finds."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            setting = ["pg_trgm.word_similarity_threshold", str(NEAR_ENOUGH)]
            cursor.execute("SELECT set_config(%s, %s, true)", setting)
        yield


def rank_rows(rows: Any, words: str, *, text: str, exact: Sequence[str]) -> Any:
    """The rows that ``words`` find, annotated with ``rank``.

    Args:
        text: the path to the column that ``findable`` made.
        exact: columns whose whole value puts a row first, whatever its case.
    """
    wanted = fold(words)
    if not wanted:
        return rows.none().annotate(rank=Value(NEAR, IntegerField()))
    # Of one letter: what it is the code of, and what begins with it; every other test has some word that does.
    is_exact = Q()
    for column in exact:
        is_exact |= Q(**{f"{column}__iexact": words.strip()})
    ranker = _rank_in_database if connections[rows.db].vendor == "postgresql" else _rank_here
    return ranker(rows, wanted, text, is_exact)


def _rank_in_database(rows: Any, wanted: str, text: str, is_exact: Q) -> Any:
    begins = Q(**{f"{text}__startswith": f" {wanted}"})
    has_words = Q(*(Q(**{f"{text}__contains": f" {word}"}) for word in wanted.split()))
    alike = Func(Value(wanted), F(text), function="word_similarity", output_field=FloatField())
    # The operator, which the index serves: at least pg_trgm.word_similarity_threshold alike (``forgiving``).
    is_near = Func(
        *(Value(wanted), F(text)),
        template="(%(expressions)s)",
        arg_joiner=" <%% ",
        output_field=BooleanField(),
    )
    rank = Case(
        When(is_exact, then=EXACT),
        When(begins, then=BEGINNING),
        When(has_words, then=WORDS),
        default=Cast(NEAR + Floor((1 - alike) * STEPS), IntegerField()),
        output_field=IntegerField(),
    )
    found = has_words | Q(is_near) if len(wanted) > 1 else is_exact | begins
    return rows.filter(found).annotate(rank=rank)


def _rank_here(rows: Any, wanted: str, text: str, is_exact: Q) -> Any:
    exact = set(rows.filter(is_exact).values_list("pk", flat=True))
    ranks: dict[int, list[Any]] = {}
    for key, found_by in rows.order_by().values_list("pk", text):
        rank = EXACT if key in exact else rank_of(wanted, found_by)
        if rank is not None:
            ranks.setdefault(rank, []).append(key)
    best = [(rank, key) for rank in sorted(ranks) for key in ranks[rank]][:MOST_FOUND]
    cases = [When(pk=key, then=rank) for rank, key in best]
    return rows.filter(pk__in=[key for _, key in best]).annotate(
        rank=Case(*cases, default=NEAR + STEPS, output_field=IntegerField())
    )


def rank_of(wanted: str, found_by: str) -> int | None:
    """How well a row fits that is found by this text; ``None``: not at all."""
    if found_by.startswith(f" {wanted}"):
        return BEGINNING
    if len(wanted) < 2:
        return None
    if all(f" {word}" in found_by for word in wanted.split()):
        return WORDS
    alike = word_similarity(wanted, found_by)
    return NEAR + int((1 - alike) * STEPS) if alike >= NEAR_ENOUGH else None


def word_similarity(wanted: str, found_by: str) -> float:
    """The share of the trigrams of ``wanted`` that one word, or neighbouring ones, of the text have."""
    trigrams = _trigrams(wanted.split())
    words, length = found_by.split(), len(wanted.split())
    windows = [words[start : start + length] for start in range(max(len(words) - length + 1, 1))]
    return max((len(trigrams & _trigrams(window)) / len(trigrams) for window in windows), default=0.0)


def _trigrams(words: Sequence[str]) -> set[str]:
    padded = [f"  {word} " for word in words]
    return {word[at : at + 3] for word in padded for at in range(len(word) - 2)}
