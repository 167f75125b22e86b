"""The sample edition: made to try the product out, labelled as such, and removed without trace."""

from scse_desk.domain.sample.making import LABEL, Made, NoSuchSize, SampleIsThere, generate
from scse_desk.domain.sample.removal import REMOVE_LABEL, NoSample, remove

__all__ = [
    "LABEL",
    "REMOVE_LABEL",
    "Made",
    "NoSample",
    "NoSuchSize",
    "SampleIsThere",
    "generate",
    "remove",
]
