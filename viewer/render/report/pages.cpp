#include "viewer/render/report/pages.h"

#include <algorithm>

namespace nahraum::render {

namespace {

/// End of the chain of pieces that are kept with `first`: one past its last.
std::size_t chain_end(const std::vector<Piece>& pieces, std::size_t first) {
  std::size_t end = first + 1;
  while (end < pieces.size() && pieces[end - 1].keep_with_next && !pieces[end].new_page) ++end;
  return end;
}

double height_of(const std::vector<Piece>& pieces, std::size_t first, std::size_t end) {
  double height = pieces[first].height;
  for (std::size_t i = first + 1; i < end; ++i) height += pieces[i].space_before + pieces[i].height;
  return height;
}

/// By how much the pictures of a chain can be drawn lower.
double spare_of(const std::vector<Piece>& pieces, std::size_t first, std::size_t end) {
  double spare = 0;
  for (std::size_t i = first; i < end; ++i)
    if (pieces[i].least_height > 0) spare += pieces[i].height - pieces[i].least_height;
  return spare;
}

class Breaker {
 public:
  Breaker(const std::vector<Piece>& pieces, double page_height)
      : pieces_(pieces), page_height_(page_height) {}

  std::vector<PageOfPieces> run() && {
    for (std::size_t i = 0; i < pieces_.size();) {
      const std::size_t end = chain_end(pieces_, i);
      const double whole = height_of(pieces_, i, end);
      const double spare = spare_of(pieces_, i, end);
      if (pieces_[i].new_page || !fits(pieces_[i].space_before + whole - spare)) next_page(i);
      const double space = at_top() ? 0 : pieces_[i].space_before;
      const double beyond = std::max(used_ + space + whole - page_height_, 0.0);
      const bool one_by_one = beyond > spare;
      const double lower = one_by_one || beyond == 0 ? 0 : beyond / spare;
      for (; i < end; ++i) {
        if (one_by_one && !fits(pieces_[i].space_before + pieces_[i].height)) next_page(i);
        put(i, lower);
      }
    }
    return std::move(pages_);
  }

 private:
  [[nodiscard]] bool at_top() const { return pages_.empty() || pages_.back().empty(); }
  [[nodiscard]] bool fits(double height) const {
    return !pages_.empty() && used_ + height <= page_height_;
  }

  void next_page(std::size_t before) {
    if (pages_.empty() || !pages_.back().empty()) pages_.emplace_back();
    used_ = 0;
    const std::optional<std::size_t> head = pieces_[before].repeats;
    if (!head) return;
    pages_.back().push_back({*head, 0, pieces_[*head].height});
    used_ = pieces_[*head].height;
  }

  /// `lower`: share of what a picture can give, 0 to 1.
  void put(std::size_t i, double lower) {
    const Piece& piece = pieces_[i];
    if (!at_top()) used_ += piece.space_before;
    const double gives = piece.least_height > 0 ? lower * (piece.height - piece.least_height) : 0;
    pages_.back().push_back({i, used_, piece.height - gives});
    used_ += piece.height - gives;
  }

  const std::vector<Piece>& pieces_;
  double page_height_;
  double used_ = 0;
  std::vector<PageOfPieces> pages_;
};

}  // namespace

std::vector<PageOfPieces> break_into_pages(const std::vector<Piece>& pieces, double page_height) {
  return Breaker(pieces, page_height).run();
}

}  // namespace nahraum::render
