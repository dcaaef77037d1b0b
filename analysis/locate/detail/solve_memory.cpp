#include "analysis/locate/detail/solve_memory.h"

#include "analysis/locate/proposal.h"

namespace nahraum::analysis {

std::shared_ptr<SolveMemory> new_memory() { return std::make_shared<SolveMemory>(); }

}  // namespace nahraum::analysis
