#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <mutex>

#include "geo/core/parallel.h"
#include "geo/travel/column_sort.h"
#include "geo/travel/transit_window.h"

namespace nahraum::geo {

namespace {

constexpr std::uint16_t kUnreachable = WindowSearch::kUnreachable;
constexpr std::size_t kColumns = ColumnSorter::kColumns;
constexpr std::size_t kOriginsABlock = 64;

/// Nearest rank, from 0.
std::size_t rank_of(double percentile, std::size_t n) {
  const double rank = std::ceil(percentile / 100 * static_cast<double>(n));
  return static_cast<std::size_t>(std::clamp(rank, 1.0, static_cast<double>(n))) - 1;
}

/// Staying at home and taking a later vehicle: the wait counts at most `most` seconds.
void count_waiting(std::span<std::uint16_t> durations, DaySeconds most) {
  std::uint32_t later = kUnreachable;
  for (std::size_t l = durations.size(); l-- > 0;) {
    const std::uint16_t own = durations[l];
    if (later != kUnreachable) {
      durations[l] = static_cast<std::uint16_t>(
          std::min<std::uint32_t>(own, later + static_cast<std::uint32_t>(most)));
    }
    later = std::min<std::uint32_t>(later, own);
  }
}

class TimesBuilder {
 public:
  TimesBuilder(const WindowSearch& search, const WindowQuestion& question,
               const WindowOptions& options)
      : search_(search), question_(question), options_(options), sorter_(search.asked()) {
    result_.destinations = question.egress.size();
    result_.departures = search.asked();
    result_.percentiles.assign(options.percentiles.size() * result_.destinations, kUnreachable);
    result_.reached.assign(result_.destinations, 0);
    result_.by_foot.assign(result_.destinations, 0);
    row_.resize(search.departures());
    block_.resize(search.asked() * kColumns);
  }

  WindowTimes build() {
    for (std::size_t begin = 0; begin < result_.destinations; begin += kColumns) block(begin);
    return std::move(result_);
  }

 private:
  void block(std::size_t begin) {
    const std::size_t end = std::min(begin + kColumns, result_.destinations);
    bool sort = false;
    bool any = false;
    for (std::size_t d = begin; d < end; ++d) {
      const std::uint16_t walk = walking_to(d);
      const bool rides = !question_.egress.of(d).empty();
      if (rides) {
        search_.durations(question_.egress.of(d), row_);
        if (options_.counted_wait >= 0) count_waiting(row_, options_.counted_wait);
      } else {
        std::fill(row_.begin(), row_.end(), kUnreachable);
      }
      add_column(d, d - begin, walk);
      sort = sort || rides;
      any = any || result_.reached[d] > 0;
    }
    if (!any) return;
    if (sort) sorter_.sort(block_, options_.instructions);
    for (std::size_t p = 0; p < options_.percentiles.size(); ++p) {
      const std::size_t rank = rank_of(options_.percentiles[p], search_.asked());
      std::copy_n(block_.data() + rank * kColumns, end - begin,
                  result_.percentiles.data() + p * result_.destinations + begin);
    }
  }

  void add_column(std::size_t destination, std::size_t column, std::uint16_t walk) {
    std::uint16_t reached = 0;
    std::uint16_t by_foot = 0;
    for (std::size_t l = 0; l < search_.asked(); ++l) {
      const std::uint16_t best = std::min(row_[l], walk);
      const bool within = best <= search_.longest();
      reached = static_cast<std::uint16_t>(reached + (within ? 1 : 0));
      by_foot = static_cast<std::uint16_t>(by_foot + (within && walk <= row_[l] ? 1 : 0));
      block_[l * kColumns + column] = within ? best : kUnreachable;
    }
    result_.reached[destination] = reached;
    result_.by_foot[destination] = by_foot;
  }

  /// Destinations come in ascending order, so do the ways on foot.
  std::uint16_t walking_to(std::size_t destination) {
    while (at_walk_ < question_.on_foot.size() && question_.on_foot[at_walk_].to < destination) {
      ++at_walk_;
    }
    if (at_walk_ == question_.on_foot.size()) return kUnreachable;
    const Link& walk = question_.on_foot[at_walk_];
    return walk.to == destination && walk.seconds < kUnreachable
               ? static_cast<std::uint16_t>(walk.seconds)
               : kUnreachable;
  }

  const WindowSearch& search_;
  const WindowQuestion& question_;
  const WindowOptions& options_;
  ColumnSorter sorter_;
  WindowTimes result_;
  std::vector<std::uint16_t> row_;
  std::vector<std::uint16_t> block_;
  std::size_t at_walk_ = 0;
};

/// Workspaces are large; threads take one and give it back.
class SearchPool {
 public:
  std::unique_ptr<WindowSearch> take() {
    const std::scoped_lock lock(mutex_);
    if (free_.empty()) return std::make_unique<WindowSearch>();
    auto search = std::move(free_.back());
    free_.pop_back();
    return search;
  }
  void give(std::unique_ptr<WindowSearch> search) {
    const std::scoped_lock lock(mutex_);
    free_.push_back(std::move(search));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<WindowSearch>> free_;
};

}  // namespace

WindowTimes window_times(const WindowSearch& search, const WindowQuestion& question,
                         const WindowOptions& options) {
  return TimesBuilder(search, question, options).build();
}

void stream_window_times(const DayTimetable& day, const ManyOrigins& question,
                         const WindowSink& sink, Progress& progress) {
  const std::size_t origins = question.access.size();
  SearchPool pool;
  for (std::size_t begin = 0; begin < origins; begin += kOriginsABlock) {
    progress.step(begin, origins);
    const std::size_t size = std::min(kOriginsABlock, origins - begin);
    std::vector<WindowTimes> block(size);
    ordered_for(
        {.size = size, .threads = question.threads, .chunk = 1}, [&](std::size_t at, std::size_t) {
          progress.check();
          auto search = pool.take();
          const std::size_t origin = begin + at;
          search->run(day, question.access.of(origin), question.window, question.search);
          const std::span<const Link> on_foot =
              question.on_foot != nullptr ? question.on_foot->of(origin) : std::span<const Link>{};
          block[at] = window_times(*search, {question.egress, on_foot}, question.times);
          pool.give(std::move(search));
        });
    for (std::size_t i = 0; i < size; ++i) sink(begin + i, block[i]);
  }
  progress.step(origins, origins);
}

}  // namespace nahraum::geo
