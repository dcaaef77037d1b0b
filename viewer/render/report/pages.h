#pragma once
// Where a long text breaks into pages: pure, on heights alone.
//
//   const std::vector<PageBreak> pages = break_into_pages(pieces, 700);
//
// A heading never stands last on a page, a table begins with at least one row and repeats its head,
// a picture is never cut, a paragraph leaves no single line behind. A picture that would leave half
// a page empty is drawn lower instead, as far as it allows.

#include <cstddef>
#include <optional>
#include <vector>

namespace nahraum::render {

/// What cannot be parted: a line, a table row, a picture, a heading.
struct Piece {
  double height = 0;
  double space_before = 0;      ///< left out at the top of a page
  bool keep_with_next = false;  ///< no break between this piece and the next
  bool new_page = false;        ///< begins a page
  /// Piece whose copy stands on top when the page breaks before this one (head of a table).
  std::optional<std::size_t> repeats{};
  /// A picture that can be drawn lower, down to this, where it then still fits on the page begun;
  /// 0 = only as high as it is.
  double least_height = 0;
};

struct PlacedPiece {
  std::size_t piece = 0;
  double top = 0;
  double height = 0;  ///< that of the piece, or less for a picture
};
using PageOfPieces = std::vector<PlacedPiece>;

/// Pieces in order, each once (heads of tables more than once). A chain of kept pieces that is
/// higher than a page is broken where it must be. A piece higher than a page stands alone on one.
/// O(pieces).
[[nodiscard]] std::vector<PageOfPieces> break_into_pages(const std::vector<Piece>& pieces,
                                                         double page_height);

}  // namespace nahraum::render
