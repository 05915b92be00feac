"""Pictures of the demo, drawn here: a garden, a museum, a playground."""

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

SIZE = (1200, 800)
SKY, GRASS, EARTH, SUN = "#bfe3f5", "#7fb56a", "#8a5a3c", "#ffc233"
FLOWERS = ("#b4532a", "#6a4c93", "#1d6fa5", "#b3261e", "#ffffff")


def garden(seed: int) -> bytes:
    """A kitchen garden in the sun, its flowers where the seed puts them."""
    rng = Random(seed)  # noqa: S311 (flowers, not secrets)
    image = Image.new("RGB", SIZE, SKY)
    draw = ImageDraw.Draw(image)
    width, height = SIZE
    draw.ellipse((width - 260, 60, width - 100, 220), fill=SUN)
    draw.ellipse((-400, height - 420, width // 2 + 200, height + 500), fill="#98c987")
    draw.rectangle((0, height - 300, width, height), fill=GRASS)
    for row in range(3):
        top = height - 250 + row * 85
        draw.rounded_rectangle((60, top, width - 60, top + 55), radius=28, fill=EARTH)
        for column in range(12):
            flower(draw, 110 + column * 90 + rng.randint(-15, 15), top + 10, rng.choice(FLOWERS))
    return png(image)


def flower(draw: ImageDraw.ImageDraw, x: int, y: int, colour: str) -> None:
    draw.line((x, y, x, y - 45), fill="#2e7d4f", width=6)
    for dx, dy in ((-14, 0), (14, 0), (0, -14), (0, 14)):
        draw.ellipse((x + dx - 13, y - 55 + dy - 13, x + dx + 13, y - 55 + dy + 13), fill=colour)
    draw.ellipse((x - 10, y - 65, x + 10, y - 45), fill=SUN)


def museum() -> bytes:
    """A museum with its columns."""
    image = Image.new("RGB", SIZE, "#f3e7d3")
    draw = ImageDraw.Draw(image)
    width, height = SIZE
    draw.rectangle((0, height - 120, width, height), fill="#d8c4a0")
    draw.polygon(((150, 300), (width // 2, 110), (width - 150, 300)), fill="#c7ab7c")
    draw.rectangle((150, 300, width - 150, 350), fill="#b5966a")
    for column in range(6):
        left = 200 + column * 145
        draw.rectangle((left, 350, left + 70, height - 140), fill="#e2d2b3")
    draw.rectangle((130, height - 140, width - 130, height - 100), fill="#b5966a")
    return png(image)


def png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
