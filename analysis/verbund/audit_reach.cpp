#include "analysis/verbund/audit_reach.h"

namespace nahraum::analysis {

std::vector<std::uint8_t> audited_facilities(const AuditInput& input) {
  std::vector<std::uint8_t> facility(input.kitas.size(), 0);
  for (std::size_t i = 0; i < facility.size(); ++i)
    facility[i] = input.kitas[i].kita.is_thekiz() ? 1 : 0;
  for (const Verbund& verbund : input.verbuende) {
    for (const VerbundMember& member : verbund.members) facility[member.kita.value] = 1;
  }
  return facility;
}

FacilityReach facility_reach(const AuditInput& input) {
  const std::vector<std::uint8_t> facility = audited_facilities(input);
  FacilityReach reach;
  for (const AuditRole role : kAllAuditRoles) {
    if (!input.mode(role)) continue;
    const Catchments& catchments = input.mode(role)->reach;
    std::vector<std::uint32_t>& count = reach[static_cast<std::size_t>(role)];
    count.assign(input.centres.size(), 0);
    for (std::size_t kita = 0; kita < facility.size(); ++kita) {
      if (facility[kita] == 0) continue;
      for (std::uint64_t e = catchments.starts[kita]; e < catchments.starts[kita + 1]; ++e)
        ++count[catchments.cells[e]];
    }
  }
  return reach;
}

MemberReach member_reach(const AuditInput& input, const FacilityReach& facilities,
                         std::size_t verbund, AuditRole role) {
  const std::vector<std::uint32_t>& area = input.areas[verbund];
  const Catchments& catchments = input.mode(role)->reach;
  MemberReach reach{.own = std::vector<std::uint32_t>(area.size(), 0),
                    .sole = std::vector<std::uint32_t>(area.size(), 0),
                    .others = std::vector<std::uint32_t>(area.size(), 0)};
  const std::vector<VerbundMember>& members = input.verbuende[verbund].members;
  for (std::uint32_t m = 0; m < members.size(); ++m) {
    std::uint64_t entry = catchments.starts[members[m].kita.value];
    const std::uint64_t end = catchments.starts[members[m].kita.value + 1];
    for (std::size_t i = 0; i < area.size(); ++i) {
      while (entry < end && catchments.cells[entry] < area[i]) ++entry;
      if (entry == end) break;
      if (catchments.cells[entry] != area[i]) continue;
      ++reach.own[i];
      reach.sole[i] = m;
    }
  }
  const std::vector<std::uint32_t>& all = facilities[static_cast<std::size_t>(role)];
  for (std::size_t i = 0; i < area.size(); ++i) reach.others[i] = all[area[i]] - reach.own[i];
  return reach;
}

}  // namespace nahraum::analysis
