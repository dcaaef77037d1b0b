#pragma once
// What a run says about new Verbuende: proposals to be examined, their proof, and how they compare
// with the Verbuende there are.

#include <string>
#include <vector>

#include "analysis/study/formation_spec.h"
#include "geo/layer/layer.h"

namespace nahraum::analysis {

/// A Verbund there is, beside the first proposal.
struct ExistingComparison {
  std::size_t verbund = 0;           ///< row of inputs.verbuende
  FormedVerbund as_it_is;            ///< its figures by the same measures
  bool same = false;                 ///< the same Kitas are together in the proposal
  std::vector<std::int32_t> now_in;  ///< Verbuende of the proposal its members are in; -1 = none
  geo::Text why;                     ///< why it differs
};

/// One [[verbund_formation]].
struct FormationOutcome {
  FormationSpec spec;
  std::vector<std::size_t> kitas;  ///< rows of the list: the candidates, in the problem's order
  std::vector<std::string> areas;  ///< names of the Sozialraeume (or Gemeinden), by candidate
  FormationProblem problem;
  FormationAnswer answer;
  std::vector<std::vector<double>> persons;  ///< [proposal][Verbund]: children newly reached, heads
  std::vector<ExistingComparison> existing;  ///< of which all members are candidates
  std::vector<geo::Text> wrong;              ///< what verification found; empty
};

struct FormationResult {
  std::vector<FormationOutcome> questions;
  geo::Table proposal_table;    ///< "verbund_vorschlaege"
  geo::Table proof_table;       ///< "verbund_nachweis"
  geo::Table comparison_table;  ///< "verbund_vergleich"
  geo::Layer ways;              ///< "verbund_vorschlaege": a line from the lead to each member
  geo::Layer places;            ///< "verbund_vorschlag_kitas": the members
  geo::Layer first_ways, first_places;  ///< of the first proposal of each question, for the map
};

/// What is proven of a proposal, in one sentence.
[[nodiscard]] geo::Text formation_proof_text(const FormationOutcome& outcome, std::size_t proposal);

}  // namespace nahraum::analysis
