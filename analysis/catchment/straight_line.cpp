#include "analysis/catchment/straight_line.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "analysis/catchment/point_bins.h"
#include "geo/core/error.h"
#include "geo/core/parallel.h"
#include "geo/geometry/overlay.h"

namespace nahraum::analysis {

namespace {

constexpr std::size_t kOriginsPerChunk = 16;
constexpr std::size_t kCellsPerChunk = 4096;
/// "Inclusive" must survive the rounding of speed times limit by detour: a thousandth of a
/// millimetre in a kilometre.
constexpr double kInclusive = 1 + 1e-9;

void check(const CatchmentOptions& options) {
  const bool sane = options.speed.value > 0 && std::isfinite(options.speed.value) &&
                    options.detour > 0 && std::isfinite(options.detour) &&
                    options.limit.count() >= 0 && std::isfinite(options.limit.count());
  if (sane) return;
  throw geo::Error(geo::ErrorKind::Internal,
                   geo::text("Tempo, Umwegfaktor oder Grenze eines Einzugsgebiets ist ungültig.",
                             "Speed, detour factor or limit of a catchment is not valid."));
}

/// Factor from straight-line metres to minutes: one multiplication a pair instead of two divisions.
double minutes_a_metre(const CatchmentOptions& options) {
  return options.speed.time_for(geo::Metres(options.detour)).count();
}

/// Cells met by one origin, as bits: read back in ascending order without sorting.
class CellMarks {
 public:
  explicit CellMarks(std::size_t cells) : words_((cells + 63) / 64, 0) {}

  void set(std::uint32_t cell) {
    const std::size_t word = cell / 64;
    words_[word] |= std::uint64_t{1} << (cell % 64);
    low_ = std::min(low_, word);
    high_ = std::max(high_, word + 1);
  }
  /// Calls visit(cell) ascending and forgets all marks.
  template <typename Visit>
  void take(const Visit& visit) {
    for (std::size_t word = low_; word < high_; ++word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        visit(static_cast<std::uint32_t>(word * 64) +
              static_cast<std::uint32_t>(std::countr_zero(bits)));
      }
      words_[word] = 0;
    }
    low_ = std::numeric_limits<std::size_t>::max();
    high_ = 0;
  }

 private:
  std::vector<std::uint64_t> words_;
  std::size_t low_ = std::numeric_limits<std::size_t>::max();
  std::size_t high_ = 0;
};

/// Rows of a few origins; joined in order when all are done.
struct Part {
  std::vector<std::uint64_t> counts;
  std::vector<std::uint32_t> cells;
  std::vector<float> minutes;
};

struct Search {
  const std::vector<geo::Point>& origins;
  const std::vector<geo::Point>& cells;
  const PointBins& bins;
  double reach;
  double minutes_a_metre;
  double limit;
};

Part rows_of(const Search& search, std::size_t begin, std::size_t end) {
  Part part;
  CellMarks marks(search.cells.size());
  for (std::size_t origin = begin; origin < end; ++origin) {
    const geo::Point from = search.origins[origin];
    const std::size_t before = part.cells.size();
    search.bins.for_each_near(from, search.reach,
                              [&](std::uint32_t cell, double) { marks.set(cell); });
    marks.take([&](std::uint32_t cell) {
      const double dx = search.cells[cell].x - from.x;
      const double dy = search.cells[cell].y - from.y;
      const double minutes = search.minutes_a_metre * std::sqrt(dx * dx + dy * dy);
      part.cells.push_back(cell);
      part.minutes.push_back(static_cast<float>(std::min(minutes, search.limit)));
    });
    part.counts.push_back(part.cells.size() - before);
  }
  return part;
}

Catchments joined(const std::vector<Part>& parts, const geo::LoopOptions& loop) {
  Catchments result;
  result.starts.reserve(loop.size + 1);
  result.starts.push_back(0);
  for (const Part& part : parts) {
    for (const std::uint64_t count : part.counts) {
      result.starts.push_back(result.starts.back() + count);
    }
  }
  result.cells.resize(result.starts.back());
  result.minutes.resize(result.starts.back());
  geo::ordered_for(loop, [&](std::size_t begin, std::size_t) {
    const Part& part = parts[begin / loop.chunk];
    const auto at = static_cast<std::ptrdiff_t>(result.starts[begin]);
    std::copy(part.cells.begin(), part.cells.end(), result.cells.begin() + at);
    std::copy(part.minutes.begin(), part.minutes.end(), result.minutes.begin() + at);
  });
  return result;
}

/// The best origin so far; ties go to the lower index.
struct Best {
  std::uint32_t origin = std::numeric_limits<std::uint32_t>::max();
  double squared = std::numeric_limits<double>::infinity();

  void offer(std::uint32_t candidate, double d2) {
    if (d2 < squared || (d2 == squared && candidate < origin)) {
      origin = candidate;
      squared = d2;
    }
  }
};

/// Squares around a start square that were looked at, growing ring by ring.
struct Window {
  std::int64_t left;
  std::int64_t right;
  std::int64_t bottom;
  std::int64_t top;

  [[nodiscard]] bool whole(const PointBins& bins) const {
    return left <= 0 && bottom <= 0 && right >= bins.columns() - 1 && top >= bins.rows() - 1;
  }
  /// No point outside the window is nearer to p than this.
  [[nodiscard]] double clearance(const PointBins& bins, geo::Point p) const {
    const double side = bins.side();
    const geo::Point o = bins.origin();
    double near = std::numeric_limits<double>::infinity();
    if (left > 0) near = std::min(near, p.x - (o.x + static_cast<double>(left) * side));
    if (bottom > 0) near = std::min(near, p.y - (o.y + static_cast<double>(bottom) * side));
    if (right < bins.columns() - 1) {
      near = std::min(near, o.x + static_cast<double>(right + 1) * side - p.x);
    }
    if (top < bins.rows() - 1) {
      near = std::min(near, o.y + static_cast<double>(top + 1) * side - p.y);
    }
    return near - side * PointBins::kSlack;
  }
};

/// Rings of squares around one point until no square further out can hold a nearer origin.
struct NearestSearch {
  const PointBins& bins;
  geo::Point p;
  Best best;

  void look(std::int64_t row, std::int64_t from, std::int64_t to) {
    from = std::max<std::int64_t>(from, 0);
    to = std::min(to, bins.columns() - 1);
    if (row < 0 || row >= bins.rows() || from > to) return;
    bins.for_each_in_row(row, from, to, p,
                         [this](std::uint32_t origin, double d2) { best.offer(origin, d2); });
  }
  void look_at_border(const Window& w) {
    look(w.bottom, w.left, w.right);
    if (w.top > w.bottom) look(w.top, w.left, w.right);
    for (std::int64_t row = w.bottom + 1; row < w.top; ++row) {
      look(row, w.left, w.left);
      look(row, w.right, w.right);
    }
  }
  void run() {
    Window window{bins.column_of(p.x), bins.column_of(p.x), bins.row_of(p.y), bins.row_of(p.y)};
    for (;;) {
      look_at_border(window);
      const double clear = window.clearance(bins, p);
      if (window.whole(bins) || (clear > 0 && best.squared < clear * clear)) return;
      window = {window.left - 1, window.right + 1, window.bottom - 1, window.top + 1};
    }
  }
};

}  // namespace

Catchments straight_line_catchments(const std::vector<geo::Point>& origins,
                                    const std::vector<geo::Point>& cells,
                                    const CatchmentOptions& options) {
  check(options);
  check_finite(origins);
  const double reach = options.speed.distance_in(options.limit).value / options.detour * kInclusive;
  const PointBins bins(cells, reach / 8);
  const Search search{origins, cells, bins, reach, minutes_a_metre(options), options.limit.count()};
  const geo::LoopOptions loop{origins.size(), options.threads, kOriginsPerChunk};
  std::vector<Part> parts(geo::chunk_count(loop));
  geo::ordered_for(loop, [&](std::size_t begin, std::size_t end) {
    parts[begin / loop.chunk] = rows_of(search, begin, end);
  });
  return joined(parts, loop);
}

std::vector<Nearest> nearest_by_straight_line(const std::vector<geo::Point>& origins,
                                              const std::vector<geo::Point>& cells,
                                              const CatchmentOptions& options) {
  check(options);
  check_finite(cells);
  std::vector<Nearest> result(cells.size());
  if (origins.empty()) return result;
  const PointBins bins(origins, 0);
  const double factor = minutes_a_metre(options);
  const geo::LoopOptions loop{cells.size(), options.threads, kCellsPerChunk};
  geo::ordered_for(loop, [&](std::size_t begin, std::size_t end) {
    for (std::size_t cell = begin; cell < end; ++cell) {
      NearestSearch search{bins, cells[cell], {}};
      search.run();
      result[cell] = {static_cast<std::int32_t>(search.best.origin),
                      factor * std::sqrt(search.best.squared)};
    }
  });
  return result;
}

namespace {

class StraightLineTravel final : public Travel {
 public:
  explicit StraightLineTravel(const CatchmentOptions& options) : options_(options) {}

  [[nodiscard]] Catchments catchments(const std::vector<geo::Point>& places,
                                      const std::vector<geo::Point>& cells, geo::Minutes limit,
                                      geo::Progress& progress) const override {
    progress.check();
    CatchmentOptions options = options_;
    options.limit = limit;
    return straight_line_catchments(places, cells, options);
  }
  [[nodiscard]] std::vector<Nearest> nearest(const std::vector<geo::Point>& places,
                                             const std::vector<geo::Point>& cells,
                                             geo::Progress& progress) const override {
    progress.check();
    return nearest_by_straight_line(places, cells, options_);
  }
  [[nodiscard]] std::vector<geo::MultiPolygon> areas(const std::vector<geo::Point>& places,
                                                     geo::Minutes limit,
                                                     geo::Progress& progress) const override {
    progress.check();
    const double radius = options_.speed.distance_in(limit).value / options_.detour;
    std::vector<geo::MultiPolygon> circles;
    for (const geo::Point& place : places) circles.push_back(geo::buffer(place, radius));
    return circles;
  }

 private:
  CatchmentOptions options_;
};

}  // namespace

std::unique_ptr<Travel> straight_line_travel(const CatchmentOptions& options) {
  return std::make_unique<StraightLineTravel>(options);
}

}  // namespace nahraum::analysis
