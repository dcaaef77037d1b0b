#include "geo/io/encoding.h"

#include <random>

#include <gtest/gtest.h>

#include "geo/core/error.h"

namespace nahraum::geo {
namespace {

std::string utf16(std::u16string_view text, bool little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    bytes.push_back(little ? low : high);
    bytes.push_back(little ? high : low);
  }
  return bytes;
}

DecodedText decode(std::string bytes, std::string_view declared = "") {
  Findings findings;
  return decode_text(std::move(bytes), declared, "a.csv", findings);
}

void expect_refused(std::string bytes, std::string_view declared, std::size_t row) {
  try {
    (void)decode(std::move(bytes), declared);
    FAIL() << "not refused";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Input);
    EXPECT_EQ(error.file(), "a.csv");
    EXPECT_EQ(error.row().value_or(0), row) << error.what();
  }
}

TEST(Encoding, Utf8WithAndWithoutMark) {
  EXPECT_EQ(decode("Gößnitz").text, "Gößnitz");
  EXPECT_EQ(decode("\xEF\xBB\xBFGößnitz").text, "Gößnitz");
  EXPECT_EQ(decode("Gößnitz").encoding, "UTF-8");
  EXPECT_EQ(decode("").text, "");
}

TEST(Encoding, Windows1252IsWhatIsNoUtf8) {
  const DecodedText decoded = decode("G\xF6\xDFnitz \x96 20 \x80");
  EXPECT_EQ(decoded.text, "Gößnitz – 20 €");
  EXPECT_EQ(decoded.encoding, "Windows-1252");
}

TEST(Encoding, EveryByteOfWindows1252) {
  std::string bytes;
  for (int b = 0x80; b <= 0xFF; ++b) bytes.push_back(static_cast<char>(b));
  Findings findings;
  const DecodedText decoded = decode_text(bytes, "Windows-1252", "a.csv", findings);
  EXPECT_EQ(decoded.text,
            "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"
            "\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿"
            "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ");
  EXPECT_EQ(findings.count("encoding.unknown_byte"), 5u);
}

TEST(Encoding, Utf16WithMarkOrByItsZeros) {
  const std::u16string text = u"Träger;Ort\r\nDRK Kreisverband;Gößnitz 👶\r\n";
  const std::string expected = "Träger;Ort\r\nDRK Kreisverband;Gößnitz 👶\r\n";
  for (const bool little : {true, false}) {
    const std::string mark = little ? "\xFF\xFE" : "\xFE\xFF";
    EXPECT_EQ(decode(mark + utf16(text, little)).text, expected);
    EXPECT_EQ(decode(utf16(text, little)).text, expected);
    EXPECT_EQ(decode(utf16(text, little)).encoding, little ? "UTF-16LE" : "UTF-16BE");
  }
}

TEST(Encoding, DeclaredLatin1IsWindows1252WhenItMustBe) {
  EXPECT_EQ(decode("J\xFCtzenbach", "ISO-8859-1").encoding, "ISO-8859-1");
  EXPECT_EQ(decode("J\xFCtzenbach", "latin1").text, "Jützenbach");
  Findings findings;
  EXPECT_EQ(decode_text("\x84J\xFCtzenbach\x93", "ISO-8859-1", "a.csv", findings).text,
            "„Jützenbach“");
  EXPECT_EQ(findings.count("encoding.not_latin1"), 1u);
}

TEST(Encoding, TheMarkCountsMoreThanTheDeclaration) {
  Findings findings;
  EXPECT_EQ(decode_text("\xEF\xBB\xBFä", "Windows-1252", "a.csv", findings).text, "ä");
  EXPECT_EQ(findings.count("encoding.mark_differs"), 1u);
}

TEST(Encoding, DamagedUtf8IsRefusedWithItsLine) {
  expect_refused("\xEF\xBB\xBFGößnitz\nG\xF6ttern", "", 2);
  expect_refused("Gößnitz\nMühlhausen\nG\xF6ttern", "", 3);
  expect_refused("G\xF6ttern", "UTF-8", 1);
}

TEST(Encoding, HalfCharactersAndZeroBytesAreRefused) {
  expect_refused(std::string("\xFF\xFE\x61\x00\x0A\x00\x3D\xD8\x61\x00", 10), "", 2);
  expect_refused(std::string("\xFF\xFE\x61\x00\x62", 5), "", 1);
  expect_refused(std::string("a;b\n1;\0\n", 8), "", 2);
  expect_refused(std::string("\xFF\xFE\x61\x00\x00\x00", 6), "", 1);
  expect_refused(std::string("a\0b", 3), "Windows-1252", 1);
}

TEST(Encoding, UnknownNameIsRefusedWithThePossibleOnes) {
  try {
    (void)decode("a", "EBCDIC");
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("Windows-1252"), std::string::npos);
  }
}

TEST(Encoding, TwiceEncodedUmlautsAreReported) {
  Findings findings;
  (void)decode_text("Name\nMÃ¼hlhausen\n", "", "a.csv", findings);
  EXPECT_EQ(findings.count("encoding.twice"), 1u);
}

TEST(Encoding, StrictUtf8) {
  EXPECT_EQ(utf8_error("aä€👶"), std::string_view::npos);
  EXPECT_EQ(utf8_error("ab\xC0\xAF"), 2u);        // overlong
  EXPECT_EQ(utf8_error("\xE0\x9F\xBF"), 0u);      // overlong
  EXPECT_EQ(utf8_error("\xED\xA0\x80"), 0u);      // surrogate
  EXPECT_EQ(utf8_error("\xF4\x90\x80\x80"), 0u);  // beyond U+10FFFF
  EXPECT_EQ(utf8_error("12345678\xE2\x82"), 8u);  // cut off
  EXPECT_EQ(utf8_error("\xF5\x80\x80\x80"), 0u);
}

// Whatever the bytes: valid UTF-8 without zeros, or an error of the right kind.
TEST(Encoding, AnyBytesGiveValidUtf8OrAnError) {
  const unsigned seed = 20261121;
  RecordProperty("seed", static_cast<int>(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(random() % 24, '\0');
    for (char& byte : bytes) {
      const auto draw = random();
      byte = static_cast<char>(draw % 3 == 0 ? 0x20 + draw / 8 % 0x60 : draw / 8 % 0x100);
    }
    try {
      const std::string text = decode(bytes).text;
      ASSERT_EQ(utf8_error(text), std::string_view::npos);
      ASSERT_EQ(text.find('\0'), std::string::npos);
    } catch (const Error& error) {
      ASSERT_EQ(error.kind(), ErrorKind::Input);
    }
  }
}

}  // namespace
}  // namespace nahraum::geo
