// Page breaks drawn as text: each piece a letter, its height the number of times it is written.
// "|" ends a page.

#include "viewer/render/report/pages.h"

#include <random>

#include <gtest/gtest.h>

namespace nahraum::render {
namespace {

struct Drawn {
  char letter;
  double height;
  bool keep = false;
  bool new_page = false;
  int repeats = -1;
};

std::vector<Piece> pieces_of(const std::vector<Drawn>& drawn) {
  std::vector<Piece> pieces;
  for (const Drawn& d : drawn) {
    Piece piece{.height = d.height, .keep_with_next = d.keep, .new_page = d.new_page};
    if (d.repeats >= 0) piece.repeats = static_cast<std::size_t>(d.repeats);
    pieces.push_back(piece);
  }
  return pieces;
}

std::string broken(const std::vector<Drawn>& drawn, double height) {
  std::string text;
  for (const PageOfPieces& page : break_into_pages(pieces_of(drawn), height)) {
    if (!text.empty()) text += '|';
    for (const PlacedPiece& placed : page)
      text += std::string(static_cast<std::size_t>(drawn[placed.piece].height),
                          drawn[placed.piece].letter);
  }
  return text;
}

TEST(Pages, FillOneAfterTheOther) {
  EXPECT_EQ(broken({{'a', 3}, {'b', 3}, {'c', 3}}, 6), "aaabbb|ccc");
  EXPECT_EQ(broken({}, 6), "");
}

TEST(Pages, AHeadingGoesWithWhatFollows) {
  EXPECT_EQ(broken({{'a', 4}, {'H', 1, true}, {'b', 2}}, 6), "aaaa|Hbb");
  EXPECT_EQ(broken({{'a', 3}, {'H', 1, true}, {'b', 2}}, 6), "aaaHbb");
}

TEST(Pages, TheHeadOfATableIsRepeated) {
  EXPECT_EQ(broken({{'a', 3},
                    {'H', 1, true},
                    {'r', 2},
                    {'s', 2, false, false, 1},
                    {'t', 2, false, false, 1}},
                   6),
            "aaaHrr|Hsstt");
}

TEST(Pages, ANewPageIsBegunWhereAskedAndNoEmptyOneIsLeft) {
  EXPECT_EQ(broken({{'a', 2, false, true}, {'b', 2, false, true}}, 6), "aa|bb");
}

TEST(Pages, AChainHigherThanAPageIsBrokenWhereItMust) {
  EXPECT_EQ(broken({{'x', 1}, {'a', 4, true}, {'b', 4, true}, {'c', 2}}, 6), "x|aaaa|bbbbcc");
}

TEST(Pages, APieceHigherThanAPageStandsAlone) {
  EXPECT_EQ(broken({{'a', 1}, {'b', 9}, {'c', 1}}, 6), "a|bbbbbbbbb|c");
}

TEST(Pages, APictureIsDrawnLowerWhereItThenStillFits) {
  // Words of 5, a picture of 6 (at least 4) with its caption of 1, on pages of 10.
  std::vector<Piece> pieces{
      {.height = 5}, {.height = 6, .keep_with_next = true, .least_height = 4}, {.height = 1}};
  std::vector<PageOfPieces> pages = break_into_pages(pieces, 10);
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0][1].height, 4);
  EXPECT_EQ(pages[0][2].top, 9);
  // Half of what it can give is enough.
  pieces[0].height = 4;
  pages = break_into_pages(pieces, 10);
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0][1].height, 5);
  // It fits as it is.
  pieces[0].height = 3;
  EXPECT_EQ(break_into_pages(pieces, 10)[0][1].height, 6);
  // Too low: it goes to the next page, in full height.
  pieces[0].height = 6;
  pages = break_into_pages(pieces, 10);
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[1][0].height, 6);
}

TEST(Pages, EveryPieceOnceAndNothingBeyondThePage) {
  const unsigned seed = 20261121;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 500; ++round) {
    std::vector<Drawn> drawn;
    const int count = 1 + static_cast<int>(random() % 30);
    for (int i = 0; i < count; ++i)
      drawn.push_back(
          {'a', 1.0 + static_cast<double>(random() % 5), random() % 4 == 0, random() % 10 == 0});
    std::vector<Piece> pieces = pieces_of(drawn);
    for (Piece& piece : pieces)
      if (random() % 5 == 0) piece.least_height = 0.6 * piece.height;
    std::vector<int> seen(pieces.size(), 0);
    std::size_t last = 0;
    for (const PageOfPieces& page : break_into_pages(pieces, 8)) {
      ASSERT_FALSE(page.empty());
      for (const PlacedPiece& placed : page) {
        const Piece& piece = pieces[placed.piece];
        EXPECT_LE(placed.top + placed.height, 8 + 1e-9);
        EXPECT_LE(placed.height, piece.height);
        EXPECT_GE(placed.height + 1e-9, piece.least_height > 0 ? piece.least_height : piece.height);
        EXPECT_TRUE(last <= placed.piece);
        last = placed.piece;
        ++seen[placed.piece];
      }
    }
    EXPECT_EQ(seen, std::vector<int>(pieces.size(), 1));
  }
}

}  // namespace
}  // namespace nahraum::render
