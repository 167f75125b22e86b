"""The sample edition: made to try the product out, labelled as such, and removed without trace."""

from scse_desk.domain.sample.making import LABEL, Made, NoSuchSize, SampleIsThere, generate

__all__ = ["LABEL", "Made", "NoSuchSize", "SampleIsThere", "generate"]
