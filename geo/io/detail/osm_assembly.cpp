#include "geo/io/detail/osm_assembly.h"

#include <algorithm>

#include "geo/core/error.h"
#include "geo/io/detail/osm_findings.h"

namespace nahraum::geo::osm {

namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

/// Ways as they come, or the pieces of them that can be used.
struct Lines {
  std::vector<std::uint32_t> ways;  ///< row of `Ways`
  std::vector<std::uint64_t> starts{0};
  std::vector<std::uint32_t> nodes;  ///< rows of the node table
};

enum class NodeState : std::uint8_t { Kept, Missing, Outside };

NodeState state_of(const NodeTable& nodes, std::uint32_t row,
                   const std::optional<PositionBox>& box) {
  if (nodes.found[row] == 0) return NodeState::Missing;
  return !box || box->contains(nodes.positions[row]) ? NodeState::Kept : NodeState::Outside;
}

/// True when every way can stay as it is: the usual case for a file that was cut by a good tool.
bool all_whole(const Pieces& in, const StreetReadOptions& options) {
  for (std::size_t w = 0; w < in.ways.ids.size(); ++w) {
    if (in.ways.starts[w + 1] - in.ways.starts[w] < 2) return false;
  }
  const std::vector<std::uint8_t>& found = in.nodes.found;
  if (std::find(found.begin(), found.end(), std::uint8_t{0}) != found.end()) return false;
  const std::vector<Position>& places = in.nodes.positions;
  return !options.box || std::all_of(places.begin(), places.end(),
                                     [&](Position p) { return options.box->contains(p); });
}

/// Adds the runs of kept nodes of one way.
void cut_way(std::size_t way, const Pieces& in, const std::vector<NodeState>& states,
             Lines& lines) {
  const auto close_run = [&] {
    if (lines.nodes.size() - lines.starts.back() >= 2) {
      lines.ways.push_back(static_cast<std::uint32_t>(way));
      lines.starts.push_back(lines.nodes.size());
    } else {
      lines.nodes.resize(lines.starts.back());
    }
  };
  for (std::uint64_t i = in.ways.starts[way]; i < in.ways.starts[way + 1]; ++i) {
    if (states[in.rows[i]] == NodeState::Kept) {
      lines.nodes.push_back(in.rows[i]);
    } else {
      close_run();
    }
  }
  close_run();
}

Lines cut_ways(const Pieces& in, const StreetReadOptions& options, Losses& losses) {
  std::vector<NodeState> states(in.nodes.ids.size());
  for (std::uint32_t row = 0; row < states.size(); ++row) {
    states[row] = state_of(in.nodes, row, options.box);
    losses.missing_nodes += states[row] == NodeState::Missing ? 1 : 0;
  }
  Lines lines;
  for (std::size_t w = 0; w < in.ways.ids.size(); ++w) {
    const std::size_t before = lines.ways.size();
    cut_way(w, in, states, lines);
    const auto first = in.rows.begin() + static_cast<std::ptrdiff_t>(in.ways.starts[w]);
    const auto last = in.rows.begin() + static_cast<std::ptrdiff_t>(in.ways.starts[w + 1]);
    const auto has = [&](NodeState state) {
      return std::any_of(first, last, [&](std::uint32_t row) { return states[row] == state; });
    };
    losses.short_ways += last - first < 2 ? 1 : 0;
    losses.ways_with_missing += has(NodeState::Missing) ? 1 : 0;
    if (has(NodeState::Outside))
      ++(before == lines.ways.size() ? losses.outside : losses.cut_by_box);
  }
  return lines;
}

/// Only nodes that a line uses stay.
void keep_used_nodes(Lines& lines, NodeTable& nodes) {
  std::vector<std::uint32_t> new_rows(nodes.ids.size(), kNone);
  for (const std::uint32_t row : lines.nodes) new_rows[row] = 0;
  std::uint32_t next = 0;
  for (std::size_t row = 0; row < new_rows.size(); ++row) {
    if (new_rows[row] == kNone) continue;
    nodes.ids[next] = nodes.ids[row];
    nodes.positions[next] = nodes.positions[row];
    nodes.tags[next] = nodes.tags[row];
    new_rows[row] = next++;
  }
  nodes.ids.resize(next);
  nodes.positions.resize(next);
  nodes.tags.resize(next);
  for (std::uint32_t& row : lines.nodes) row = new_rows[row];
}

/// Which lines pass a node, for the nodes of turn restrictions only: node and line in one word
/// each, ascending. One look at each line, however many restrictions there are.
std::vector<std::uint64_t> lines_at_turns(const StreetSource& source,
                                          std::span<const std::uint32_t> nodes) {
  std::vector<std::uint8_t> wanted(source.nodes(), 0);
  for (const std::uint32_t node : nodes) {
    if (node != kNone) wanted[node] = 1;
  }
  std::vector<std::uint64_t> passes;
  for (std::size_t w = 0; w < source.ways(); ++w) {
    for (std::uint64_t i = source.way_starts[w]; i < source.way_starts[w + 1]; ++i) {
      const std::uint32_t node = source.way_nodes[i];
      if (wanted[node] != 0) passes.push_back(std::uint64_t{node} << 32 | w);
    }
  }
  std::sort(passes.begin(), passes.end());
  return passes;
}

/// Row of a node by its id; kNone when no street has it.
std::uint32_t node_row(const StreetSource& source, std::int64_t id) {
  const auto node = std::lower_bound(source.node_ids.begin(), source.node_ids.end(), id);
  const bool known = node != source.node_ids.end() && *node == id;
  return known ? static_cast<std::uint32_t>(node - source.node_ids.begin()) : kNone;
}

void resolve_restrictions(const Ways& ways, StreetSource& source, Counts& counts) {
  if (ways.restrictions.empty()) return;
  std::vector<std::uint32_t> vias;
  for (const RawRestriction& raw : ways.restrictions) vias.push_back(node_row(source, raw.via));
  const std::vector<std::uint64_t> passes = lines_at_turns(source, vias);
  // A way may have been cut: of its lines the first that passes the node.
  const auto line_at = [&](std::int64_t way, std::uint32_t via) {
    const auto [first, last] = std::equal_range(source.way_ids.begin(), source.way_ids.end(), way);
    const auto row = [&](auto place) {
      return static_cast<std::uint64_t>(place - source.way_ids.begin());
    };
    const std::uint64_t node = std::uint64_t{via} << 32;
    const auto pass = std::lower_bound(passes.begin(), passes.end(), node | row(first));
    const bool found = first != last && pass != passes.end() && *pass < (node | row(last));
    return found ? static_cast<std::uint32_t>(*pass) : kNone;
  };
  for (std::size_t r = 0; r < vias.size(); ++r) {
    const RawRestriction& raw = ways.restrictions[r];
    const bool known = vias[r] != kNone;
    const std::uint32_t from = known ? line_at(raw.from, vias[r]) : kNone;
    const std::uint32_t to = known ? line_at(raw.to, vias[r]) : kNone;
    if (from == kNone || to == kNone) {
      ++counts.restriction_member;
    } else {
      source.restrictions.push_back({from, vias[r], to, raw.only, TagSetIndex(raw.set)});
    }
  }
}

/// Numbers the sets by their first use, so that the result does not depend on what was left out.
void renumber_tags(const TagSets& all, StreetSource& source) {
  TagSetBuilder builder;
  std::vector<TagSetIndex> numbers(all.size());
  numbers[0] = TagSetIndex(0);
  const auto renumber = [&](TagSetIndex& set) {
    TagSetIndex& number = numbers[set.value];
    if (!number.valid()) number = builder.add(all.tags(set));
    set = number;
  };
  for (TagSetIndex& set : source.way_tags) renumber(set);
  for (TagSetIndex& set : source.node_tags) {
    if (set.value != 0) renumber(set);
  }
  for (SourceRestriction& restriction : source.restrictions) renumber(restriction.tags);
  source.tags = builder.build();
}

void set_ways(Pieces& in, Lines lines, StreetSource& source) {
  for (const std::uint32_t way : lines.ways) {
    source.way_ids.push_back(in.ways.ids[way]);
    source.way_tags.push_back(in.ways.sets[way]);
  }
  source.way_starts = std::move(lines.starts);
  source.way_nodes = std::move(lines.nodes);
}

void require_streets(const StreetSource& source, const StreetReadOptions& options) {
  if (source.ways() > 0) return;
  if (options.box) {
    throw Error(ErrorKind::Input, {"Im gewünschten Ausschnitt liegt keine Straße der Datei.",
                                   "No street of the file lies in the wanted area."})
        .with_hint({"Bitte prüfen, ob der Auszug das Untersuchungsgebiet enthält.",
                    "Please check that the extract covers the study area."});
  }
  throw Error(ErrorKind::Input, {"In der Datei fehlen die Orte (Knoten) zu allen Straßen.",
                                 "The file lacks the places (nodes) of all streets."})
      .with_hint({"Bitte den Auszug mit vollständigen Wegen neu herunterladen.",
                  "Please download the extract again, with complete ways."});
}

}  // namespace

StreetSource assemble(Pieces in, const StreetReadOptions& options, Findings& findings) {
  Counts& counts = in.ways.counts;
  for (const NodePiece& piece : in.node_pieces) counts.add(piece.counts);
  counts.duplicates += placed_twice(in.nodes, in.node_pieces);
  mark_nodes(in.node_pieces, in.ways.tags, in.nodes);
  StreetSource source;
  Losses losses;
  if (all_whole(in, options)) {
    source.way_ids = std::move(in.ways.ids);
    source.way_tags = std::move(in.ways.sets);
    source.way_starts = std::move(in.ways.starts);
    source.way_nodes = std::move(in.rows);
  } else {
    Lines lines = cut_ways(in, options, losses);
    keep_used_nodes(lines, in.nodes);
    set_ways(in, std::move(lines), source);
  }
  require_streets(source, options);
  source.node_ids = std::move(in.nodes.ids);
  source.node_positions = std::move(in.nodes.positions);
  source.node_tags = std::move(in.nodes.tags);
  resolve_restrictions(in.ways, source, counts);
  renumber_tags(in.ways.tags.build(), source);
  source.licence_note = "© OpenStreetMap-Mitwirkende, ODbL 1.0";
  tell(counts, losses, findings);
  return source;
}

}  // namespace nahraum::geo::osm
