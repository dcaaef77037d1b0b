#include <algorithm>

#include "geo/io/detail/osm_keep.h"
#include "geo/io/detail/pbf_block.h"
#include "geo/io/detail/pbf_strings.h"

namespace nahraum::geo::pbf {

namespace {

/// What is known of combinations met before in this block, by the numbers of their strings: most
/// ways look like one before them, so their texts need no second look.
class KnownTags {
 public:
  struct Entry {
    osm::WayUse use = osm::WayUse::None;
    bool area = false;
    std::uint32_t set = 0;
  };

  /// Null when new; then remember() may be called for the same numbers.
  [[nodiscard]] const Entry* find(const std::vector<std::uint32_t>& numbers) {
    if (slots_.size() < 2 * (entries_.size() + 1)) grow();
    slot_ = first_slot(numbers);
    for (; slots_[slot_] != kFree; slot_ = (slot_ + 1) & (slots_.size() - 1)) {
      const std::size_t e = slots_[slot_];
      if (std::equal(numbers.begin(), numbers.end(), begin(e), begin(e + 1))) return &entries_[e];
    }
    return nullptr;
  }

  void remember(const std::vector<std::uint32_t>& numbers, Entry entry) {
    slots_[slot_] = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(entry);
    numbers_.insert(numbers_.end(), numbers.begin(), numbers.end());
    starts_.push_back(numbers_.size());
  }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;

  [[nodiscard]] std::vector<std::uint32_t>::const_iterator begin(std::size_t entry) const {
    return numbers_.begin() + static_cast<std::ptrdiff_t>(starts_[entry]);
  }

  template <typename Numbers>
  [[nodiscard]] std::size_t first_slot(const Numbers& numbers) const {
    std::uint64_t hash = 0x9E3779B97F4A7C15;
    for (const std::uint32_t number : numbers) {
      hash = (hash ^ number) * 0xFF51AFD7ED558CCD;
      hash ^= hash >> 32;
    }
    return hash & (slots_.size() - 1);
  }

  void grow() {
    slots_.assign(std::max<std::size_t>(256, slots_.size() * 2), kFree);
    for (std::size_t e = 0; e < entries_.size(); ++e) {
      const std::vector<std::uint32_t> numbers(begin(e), begin(e + 1));
      std::size_t slot = first_slot(numbers);
      while (slots_[slot] != kFree) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = static_cast<std::uint32_t>(e);
    }
  }

  std::vector<std::uint32_t> slots_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> numbers_;
  std::vector<std::size_t> starts_{0};
  std::size_t slot_ = 0;
};

class WayDecoder {
 public:
  WayDecoder(const Block& block, osm::WayPiece& piece)
      : block_(block), piece_(piece), kinds_(block.strings.size(), kUnknown) {}

  void way(protozero::pbf_reader message) {
    const Object object = object_of(message);
    if (!has_deciding_key(object.keys)) return;
    const KnownTags::Entry tags = tags_of(object);
    if (tags.use == osm::WayUse::None) return;
    if (!is_visible(object.info)) {
      ++piece_.counts.deleted;
      return;
    }
    if (tags.use == osm::WayUse::NotBuilt) {
      ++piece_.counts.not_built;
      return;
    }
    piece_.counts.areas += tags.area ? 1 : 0;
    DeltaColumn refs(object.refs);
    while (refs.more()) piece_.refs.push_back(refs.next_mixed());
    piece_.add_way(object.id, tags.set);
  }

  void relation(protozero::pbf_reader message) {
    const Object object = object_of(message);
    read_tags(block_, object.keys, object.values, tags_);
    if (osm::relation_use(tags_) == osm::RelationUse::None) return;
    if (!is_visible(object.info)) {
      ++piece_.counts.deleted;
      return;
    }
    read_members(object);
    piece_.add_relation(object.id, tags_, members_);
  }

 private:
  enum : std::uint8_t { kUnknown = 0, kSeen = 1, kKept = 2, kDeciding = 4 };

  struct Object {
    std::int64_t id = 0;
    std::string_view keys, values, info;
    std::string_view refs;   ///< of a relation: the roles
    std::string_view ids;    ///< of the members of a relation
    std::string_view types;  ///< of the members of a relation
  };

  static Object object_of(protozero::pbf_reader& message) {
    Object object;
    bool has_id = false;
    while (message.next()) {
      switch (message.tag()) {
        case 1:
          object.id = int_field(message);
          has_id = true;
          break;
        case 2:
          object.keys = bytes_field(message);
          break;
        case 3:
          object.values = bytes_field(message);
          break;
        case 4:
          object.info = bytes_field(message);
          break;
        case 8:
          object.refs = bytes_field(message);
          break;
        case 9:
          object.ids = bytes_field(message);
          break;
        case 10:
          object.types = bytes_field(message);
          break;
        default:
          message.skip();
      }
    }
    require(has_id);
    return object;
  }

  std::uint8_t kind(std::uint64_t string) {
    require(string < kinds_.size());
    std::uint8_t& kind = kinds_[string];
    if (kind == kUnknown) {
      const std::string_view text = block_.strings[string];
      kind = kSeen;
      if (osm::kept_way_key(text)) kind |= kKept;
      if (osm::deciding_way_key(text)) kind |= kDeciding;
    }
    return kind;
  }

  bool has_deciding_key(std::string_view keys) {
    bool deciding = false;
    for (Column key(keys); key.more();) deciding = (kind(key.next()) & kDeciding) != 0 || deciding;
    return deciding;
  }

  KnownTags::Entry tags_of(const Object& object) {
    numbers_.clear();
    Column key(object.keys);
    Column value(object.values);
    while (key.more()) {
      const std::uint64_t k = key.next();
      require(value.more());
      const std::uint64_t v = value.next();
      require(v < block_.strings.size());
      if ((kind(k) & kKept) == 0) continue;
      numbers_.push_back(static_cast<std::uint32_t>(k));
      numbers_.push_back(static_cast<std::uint32_t>(v));
    }
    require(!value.more());
    if (const KnownTags::Entry* known = known_.find(numbers_)) return *known;
    tags_.clear();
    for (std::size_t i = 0; i < numbers_.size(); i += 2) {
      tags_.emplace_back(block_.strings[numbers_[i]], block_.strings[numbers_[i + 1]]);
    }
    KnownTags::Entry entry{osm::way_use(tags_), osm::is_area(tags_), 0};
    const std::size_t bad = piece_.counts.bad_tags;
    if (entry.use == osm::WayUse::Street) {
      const auto good = osm::good_tags(tags_, osm::kept_way_key, piece_.counts);
      entry.use = osm::way_use(good);
      entry.set = piece_.tags.add(good);
    }
    // Each bad tag is counted, so these are looked at again every time.
    if (bad == piece_.counts.bad_tags) known_.remember(numbers_, entry);
    return entry;
  }

  void read_members(const Object& object) {
    members_.clear();
    Column role(object.refs);
    Column type(object.types);
    DeltaColumn ids(object.ids);
    while (ids.more() && members_.size() <= osm::kMostMembers) {
      require(role.more() && type.more());
      const std::uint64_t kind = type.next();
      require(kind < 3);
      members_.push_back({"nwr"[kind], ids.next(), block_.string(role.next())});
    }
  }

  const Block& block_;
  osm::WayPiece& piece_;
  std::vector<std::uint8_t> kinds_;
  std::vector<std::uint32_t> numbers_;
  std::vector<Tag> tags_;
  std::vector<osm::Member> members_;
  KnownTags known_;
};

/// Could any object of the block be a street or a turn restriction?
bool may_hold_streets(const Block& block) {
  return std::any_of(block.strings.begin(), block.strings.end(), [](std::string_view text) {
    return osm::deciding_way_key(text) || text.starts_with("restriction");
  });
}

}  // namespace

BlockKinds read_ways(std::string_view bytes, osm::WayPiece& piece) {
  const Block block = read_block(bytes);
  WayDecoder decoder(block, piece);
  const bool worth_it = may_hold_streets(block);
  // A guess that spares most of the growing; what is not touched costs nothing.
  if (worth_it) piece.refs.reserve(bytes.size() / 4);
  BlockKinds kinds;
  for (const std::string_view group : block.groups) {
    protozero::pbf_reader message(group.data(), group.size());
    while (message.next()) {
      const auto tag = message.tag();
      kinds.nodes = kinds.nodes || tag == 1 || tag == 2;
      kinds.ways_or_relations = kinds.ways_or_relations || tag == 3 || tag == 4;
      if (tag == 3 && worth_it) {
        decoder.way(message_field(message));
      } else if (tag == 4 && worth_it) {
        decoder.relation(message_field(message));
      } else {
        message.skip();
      }
    }
  }
  return kinds;
}

BlockKinds kinds_of(std::string_view bytes) {
  const Block block = read_block(bytes);
  BlockKinds kinds;
  for (const std::string_view group : block.groups) {
    protozero::pbf_reader message(group.data(), group.size());
    // A group holds objects of one kind; should it not, the passes over the block see it.
    if (!message.next()) continue;
    kinds.nodes = kinds.nodes || message.tag() == 1 || message.tag() == 2;
    kinds.ways_or_relations = kinds.ways_or_relations || message.tag() == 3 || message.tag() == 4;
  }
  return kinds;
}

}  // namespace nahraum::geo::pbf
