#include "geo/io/osm_pbf_reader.h"

#include <algorithm>
#include <atomic>
#include <optional>

#include "geo/core/error.h"
#include "geo/core/parallel.h"
#include "geo/io/detail/mapped_file.h"
#include "geo/io/detail/osm_assembly.h"
#include "geo/io/detail/osm_findings.h"
#include "geo/io/detail/pbf_blob.h"
#include "geo/io/detail/pbf_block.h"
#include "geo/io/detail/pbf_fields.h"
#include "geo/io/detail/rank_ids.h"

namespace nahraum::geo {

namespace {

using pbf::Blob;
using pbf::BlockKinds;

/// Unpackers in use are with their threads, the others wait here: their memory is used again.
class UnpackerPool {
 public:
  std::unique_ptr<pbf::Unpacker> take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return std::make_unique<pbf::Unpacker>();
    auto unpacker = std::move(idle_.back());
    idle_.pop_back();
    return unpacker;
  }
  void give(std::unique_ptr<pbf::Unpacker> unpacker) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(unpacker));
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<pbf::Unpacker>> idle_;
};

/// One file on its way through both passes.
struct Import {
  std::string_view file;
  const StreetReadOptions& options;
  Progress& progress;
  pbf::FileFrame frame;
  UnpackerPool unpackers;
};

/// Calls work(unpacked bytes); what is wrong with them is told with the number of the block.
template <typename Work>
void with_block(Import& import, const Blob& blob, const Work& work) {
  auto unpacker = import.unpackers.take();
  try {
    work(unpacker->unpack(blob));
  } catch (const pbf::Damaged&) {
    refuse_block(blob);
  } catch (const protozero::exception&) {
    refuse_block(blob);
  }
  import.unpackers.give(std::move(unpacker));
}

/// Calls work(bytes, i) for the i-th of the blobs listed, on several threads; on one in their
/// order.
template <typename Work>
void for_blocks(Import& import, const std::vector<std::size_t>& list, std::size_t threads,
                const Work& work) {
  std::atomic<std::size_t> done{0};
  ordered_for({.size = list.size(), .threads = threads, .chunk = 1},
              [&](std::size_t i, std::size_t) {
                import.progress.step(done++, list.size());
                with_block(import, import.frame.blobs[list[i]],
                           [&](std::string_view bytes) { work(bytes, i); });
              });
}

std::vector<std::size_t> range(std::size_t begin, std::size_t end) {
  std::vector<std::size_t> list;
  for (std::size_t i = begin; i < end; ++i) list.push_back(i);
  return list;
}

std::optional<PositionBox> read_headers(Import& import) {
  std::optional<PositionBox> box;
  for (const Blob& blob : import.frame.headers) {
    with_block(import, blob, [&](std::string_view bytes) {
      const pbf::Header header = pbf::read_header(bytes);
      // Of files strung together no box says anything about the whole.
      if (header.has_box && import.frame.headers.size() == 1) box = header.box;
    });
  }
  return box;
}

/// First block with ways, were the file sorted (nodes, ways, relations), as nearly all are. The
/// nodes' pass checks it.
std::size_t first_way_block(Import& import) {
  std::size_t low = 0;
  std::size_t high = import.frame.blobs.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    bool ways = false;
    with_block(import, import.frame.blobs[middle],
               [&](std::string_view bytes) { ways = pbf::kinds_of(bytes).ways_or_relations; });
    (ways ? high : low) = ways ? middle : middle + 1;
  }
  return low;
}

[[noreturn]] void refuse_mentions() {
  throw Error(ErrorKind::Input, {"Die Datei nennt weit mehr Knoten, als sie enthalten kann.",
                                 "The file mentions far more nodes than it can hold."})
      .with_hint({"Bitte den Auszug aus einer bekannten Quelle laden.",
                  "Please get the extract from a known source."});
}

struct WayPass {
  osm::Ways ways;
  std::vector<std::size_t> blocks_with_nodes;  ///< all before the first with ways, and others
};

/// Nothing when only a part of the file was looked at and holds no street.
std::optional<WayPass> read_all_ways(Import& import, std::size_t first) {
  // Every node takes three bytes of a packed file at least and is mentioned once or a few times.
  const std::size_t limit = (std::size_t{16} << 20) + import.file.size();
  const std::vector<std::size_t> list = range(first, import.frame.blobs.size());
  std::vector<osm::WayPiece> pieces(list.size());
  std::vector<std::uint8_t> has_nodes(list.size(), 0);
  std::atomic<std::size_t> mentions{0};
  for_blocks(import, list, import.options.threads, [&](std::string_view bytes, std::size_t i) {
    has_nodes[i] = pbf::read_ways(bytes, pieces[i]).nodes ? 1 : 0;
    if (mentions += pieces[i].refs.size(); mentions > limit) refuse_mentions();
  });
  const auto is_empty = [](const osm::WayPiece& piece) { return piece.ids.empty(); };
  if (first > 0 && std::all_of(pieces.begin(), pieces.end(), is_empty)) return std::nullopt;
  WayPass pass{.ways = {}, .blocks_with_nodes = range(0, first)};
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (has_nodes[i] != 0) pass.blocks_with_nodes.push_back(list[i]);
  }
  pass.ways = osm::join_ways(std::move(pieces), import.options.threads);
  return pass;
}

/// False when a block said to be of nodes alone holds ways: the file is not sorted.
bool read_all_nodes(Import& import, const WayPass& pass, std::size_t first, osm::Pieces& pieces) {
  const std::vector<std::size_t>& list = pass.blocks_with_nodes;
  std::atomic<bool> sorted{true};
  const auto read = [&](std::size_t threads) {
    pieces.node_pieces.assign(list.size(), {});
    for_blocks(import, list, threads, [&](std::string_view bytes, std::size_t i) {
      osm::NodeCursor cursor(pieces.nodes, pieces.node_pieces[i]);
      const BlockKinds kinds = pbf::read_nodes(bytes, cursor);
      if (list[i] < first && kinds.ways_or_relations) sorted = false;
    });
  };
  read(import.options.threads);
  if (sorted && placed_twice(pieces.nodes, pieces.node_pieces) > 0) {
    pieces.nodes.clear();
    read(1);
  }
  return sorted;
}

/// Nothing when the file turns out not to be sorted.
std::optional<osm::Pieces> read_pieces(Import& import, std::size_t first) {
  import.progress.next({"Straßen lesen", "Reading streets"});
  std::optional<WayPass> pass = read_all_ways(import, first);
  if (!pass) return std::nullopt;
  osm::Ranked ranked = osm::rank_ids(pass->ways.refs, import.options.threads);
  pass->ways.refs = {};
  import.progress.next({"Orte der Straßen lesen", "Reading places of streets"});
  osm::Pieces pieces{.ways = std::move(pass->ways),
                     .rows = std::move(ranked.rows),
                     .nodes = osm::NodeTable(std::move(ranked.ids), import.options.threads),
                     .node_pieces = {}};
  if (!read_all_nodes(import, *pass, first, pieces)) return std::nullopt;
  return pieces;
}

void tell_other_blocks(std::size_t count, Findings& findings) {
  if (count == 0) return;
  findings.add_counted(Severity::Warning, "osm.unknown_block",
                       text("{} Blöcke unbekannter Art wurden überlesen.",
                            "{} blocks of unknown kind were passed over.", count),
                       count);
}

}  // namespace

StreetSource read_osm_pbf_bytes(std::string_view bytes, const StreetReadOptions& options,
                                Findings& findings, Progress& progress) {
  Import import{bytes, options, progress, pbf::read_frame(bytes), {}};
  const std::optional<PositionBox> claimed = read_headers(import);
  const std::size_t first = first_way_block(import);
  std::optional<osm::Pieces> pieces;
  // Ways before the first block of ways, or no street behind it: then the file is not sorted and
  // every block is looked at for both.
  if (first < import.frame.blobs.size()) pieces = read_pieces(import, first);
  if (!pieces) pieces = read_pieces(import, 0);
  progress.check();
  StreetSource source = osm::assemble(std::move(*pieces), options, findings);
  if (claimed) osm::tell_header_box(*claimed, source.node_positions, findings);
  tell_other_blocks(import.frame.other, findings);
  return source;
}

StreetSource read_osm_pbf(const std::filesystem::path& path, const StreetReadOptions& options,
                          Findings& findings, Progress& progress) {
  const std::string name = path.filename().string();
  findings.set_file(name);
  const auto file = detail::MappedFile::open(path);
  try {
    return read_osm_pbf_bytes(file->bytes(), options, findings, progress);
  } catch (Error& error) {
    throw std::move(error).in_file(name);
  }
}

}  // namespace nahraum::geo
