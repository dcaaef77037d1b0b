#include "analysis/locate/detail/dominance.h"

#include <algorithm>
#include <numeric>

namespace nahraum::analysis::detail {
namespace {

constexpr std::uint64_t kMostSteps = 40'000'000;  // entries looked at in all: some 50 ms

/// Lists of numbers, each ascending: rows of sites, or sites of rows.
struct Lists {
  std::vector<std::uint64_t> starts{0};
  std::vector<std::uint32_t> member;
  std::vector<double> share;
  [[nodiscard]] std::size_t size() const { return starts.size() - 1; }
  [[nodiscard]] std::size_t length(std::size_t i) const { return starts[i + 1] - starts[i]; }
};

Lists by_row(const CoverRows& rows) {
  Lists lists;
  std::vector<std::pair<std::uint32_t, double>> entries;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    entries.clear();
    for (auto k = rows.starts[r]; k < rows.starts[r + 1]; ++k)
      entries.emplace_back(rows.site[k], rows.share[k]);
    std::sort(entries.begin(), entries.end());
    for (const auto& [site, share] : entries) {
      lists.member.push_back(site);
      lists.share.push_back(share);
    }
    lists.starts.push_back(lists.member.size());
  }
  return lists;
}

Lists turned(const Lists& lists, std::size_t members) {
  Lists other;
  other.starts.assign(members + 1, 0);
  for (const std::uint32_t member : lists.member) ++other.starts[member + 1];
  std::partial_sum(other.starts.begin(), other.starts.end(), other.starts.begin());
  other.member.resize(lists.member.size());
  other.share.resize(lists.member.size());
  std::vector<std::uint64_t> at(other.starts.begin(), other.starts.end() - 1);
  for (std::uint32_t i = 0; i < lists.size(); ++i) {
    for (auto k = lists.starts[i]; k < lists.starts[i + 1]; ++k) {
      const std::uint64_t to = at[lists.member[k]]++;
      other.member[to] = i;
      other.share[to] = lists.share[k];
    }
  }
  return other;
}

/// Has list `big` all of list `small`, with shares as great?
bool holds(const Lists& lists, std::size_t big, std::size_t small, std::uint64_t& steps) {
  auto b = lists.starts[big];
  const auto end = lists.starts[big + 1];
  for (auto s = lists.starts[small]; s < lists.starts[small + 1]; ++s) {
    while (b < end && lists.member[b] < lists.member[s]) {
      ++b;
      ++steps;
    }
    ++steps;
    if (b == end || lists.member[b] != lists.member[s] || lists.share[b] < lists.share[s])
      return false;
    ++b;
  }
  return true;
}

std::uint32_t rarest(const Lists& lists, std::size_t i, const Lists& across) {
  std::uint32_t best = lists.member[lists.starts[i]];
  for (auto k = lists.starts[i]; k < lists.starts[i + 1]; ++k) {
    if (across.length(lists.member[k]) < across.length(best)) best = lists.member[k];
  }
  return best;
}

/// By row the row it follows, itself where none.
std::vector<std::uint32_t> followed(const CoverRows& rows, std::size_t sites) {
  const Lists lists = by_row(rows);
  const Lists across = turned(lists, sites);
  std::vector<std::uint32_t> leader(rows.size());
  std::iota(leader.begin(), leader.end(), 0U);
  std::vector<std::uint32_t> order = leader;  // the shortest first: they rule out most
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return lists.length(a) < lists.length(b);
  });
  std::uint64_t steps = 0;
  for (const std::uint32_t small : order) {
    if (leader[small] != small || lists.length(small) == 0) continue;
    const std::uint32_t site = rarest(lists, small, across);
    for (auto k = across.starts[site]; k < across.starts[site + 1]; ++k) {
      const std::uint32_t big = across.member[k];
      if (big == small || leader[big] != big || lists.length(big) < lists.length(small)) continue;
      if (steps > kMostSteps) return leader;
      if (holds(lists, big, small, steps)) leader[big] = small;
    }
  }
  return leader;
}

bool exchangeable(const RuleBook& book, bool costs_count) {
  const SitingRules& rules = book.rules();
  if (!rules.groups.empty() || !rules.incompatible.empty() || rules.capacities) return false;
  // What stands in to make exactly p may be dearer than what it replaces.
  const bool exactly = rules.p && !rules.at_most_p;
  return !(exactly && costs_count);
}

}  // namespace

CoverRows without_dominated(const CoverRows& rows, std::size_t sites) {
  const std::vector<std::uint32_t> leader = followed(rows, sites);
  CoverRows few;
  few.parts = rows.parts;
  few.scale = rows.scale;
  few.whole = rows.whole;
  few.all_full = rows.all_full;
  std::vector<std::uint32_t> place(rows.size(), CoverRows::kNone);
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    if (leader[r] != r) continue;
    place[r] = static_cast<std::uint32_t>(few.size());
    for (auto k = rows.starts[r]; k < rows.starts[r + 1]; ++k) {
      few.site.push_back(rows.site[k]);
      few.share.push_back(rows.share[k]);
    }
    few.starts.push_back(few.site.size());
    few.weight.push_back(rows.weight[r]);
    few.part.push_back(rows.part[r]);
    few.first_point.push_back(rows.first_point[r]);
  }
  for (const std::uint32_t row : rows.row_of) {
    std::uint32_t at = row;
    while (at != CoverRows::kNone && leader[at] != at) at = leader[at];
    few.row_of.push_back(at == CoverRows::kNone ? at : place[at]);
  }
  return few;
}

std::vector<std::uint8_t> dominated_sites(const CoverRows& rows, const RuleBook& book,
                                          bool costs_count) {
  const std::size_t sites = book.size();
  std::vector<std::uint8_t> out(sites, 0);
  if (!exchangeable(book, costs_count)) return out;
  const Lists across = by_row(rows);
  const Lists lists = turned(across, sites);
  const auto free = [&](std::uint32_t j) {
    return book.sites()[j].status == SiteStatus::Candidate;
  };
  const auto price = [&](std::uint32_t j) { return free(j) ? book.sites()[j].cost : 0.0; };
  std::uint64_t steps = 0;
  std::size_t left = 0;
  for (std::uint32_t j = 0; j < sites; ++j) left += book.may_open(j) ? 1U : 0U;
  const std::size_t needed = book.rules().p.value_or(0);
  // From the last on: of two that are alike the first one stays.
  for (auto j = static_cast<std::uint32_t>(sites); j-- > 0;) {
    if (left <= needed || steps > kMostSteps) break;
    if (!free(j) || lists.length(j) == 0) continue;
    const std::uint32_t row = rarest(lists, j, across);
    for (auto k = across.starts[row]; k < across.starts[row + 1]; ++k) {
      const std::uint32_t other = across.member[k];
      if (other == j || out[other] || !book.may_open(other) ||
          lists.length(other) < lists.length(j))
        continue;
      if (costs_count && price(other) > price(j)) continue;
      if (!holds(lists, other, j, steps)) continue;
      out[j] = 1;
      --left;
      break;
    }
  }
  return out;
}

void leave_out(const std::vector<std::uint8_t>& sites, SearchTask& task) {
  for (std::size_t j = 0; j < sites.size(); ++j) {
    if (sites[j] != 0) task.columns[j].upper = 0;
  }
}

}  // namespace nahraum::analysis::detail
