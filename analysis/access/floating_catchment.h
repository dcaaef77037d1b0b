#pragma once
// Supply for each child within a catchment that floats with the place: the family of two-step
// floating catchment areas. f_ij is the weight of a pair (decay_weights()), P demand, S supply.
//
//   const std::vector<double> f = decay_weights(costs, {.limit = 15});
//   const AccessResult access = two_step(problem, f);           // places of supply for each child
//
// two_step():        R_j = S_j / sum_i P_i f_ij ;  A_i = sum_j R_j f_ij. With a step: 2SFCA (Luo
// and
//                    Wang 2003, Environment and Planning B 30); with zones: E2SFCA (Luo and Qi
//                    2009, Health & Place 15); with a smooth form: Dai 2010.
// modified():        A_i = sum_j S_j f_ij^2 / sum_k P_k f_kj : M2SFCA (Delamater 2013, Health &
//                    Place 24): a site far from everybody is not used to the full.
// three_step():      g_ij = f_ij / sum_k f_ik ; R_j = S_j / sum_i g_ij P_i f_ij ;
//                    A_i = sum_j g_ij R_j f_ij : 3SFCA (Wan, Zou and Sternberg 2012, IJGIS 26).
// balanced():        a_ij = f_ij / sum_k f_ik (shares of a place), b_ij = f_ij / sum_k f_kj (shares
// of
//                    a site); L_j = S_j / sum_i P_i a_ij ; A_i = sum_j L_j b_ij : BFCA (Paez,
//                    Higgins and Vivona 2019, PLOS ONE 14). Every child is counted once: sum_j P_i
//                    a_ij = P_i; sum_i A_i = sum_j L_j.
// available():       V_i = sum_j S_j P_i f_ij / sum_k P_k f_kj : spatial availability (Soukhov,
// Paez,
//                    Higgins and Mohamed 2023, PLOS ONE 18): sum_i V_i = sum_j S_j. Their balancing
//                    factors of population and impedance multiply to this.
// supply_per_child(): V_i / P_i, the same authors' supply per person; NotApplicable without demand.
//
// two_step, three_step: sum_i P_i A_i = sum_j S_j over the sites that are not idle.
// All O(pairs), one or two passes; sums run in the order of places, so the bytes are always the
// same. A site with supply but without demand in reach has no ratio: it is idle (AccessResult) and
// part of no value; a place that reaches idle sites only is NotApplicable, not 0.

#include "analysis/access/problem.h"

namespace nahraum::analysis {

[[nodiscard]] AccessResult two_step(const AccessProblem& problem, std::span<const double> weights);
[[nodiscard]] AccessResult modified(const AccessProblem& problem, std::span<const double> weights);
[[nodiscard]] AccessResult three_step(const AccessProblem& problem,
                                      std::span<const double> weights);
[[nodiscard]] AccessResult balanced(const AccessProblem& problem, std::span<const double> weights);
[[nodiscard]] AccessResult available(const AccessProblem& problem, std::span<const double> weights);
[[nodiscard]] AccessResult supply_per_child(const AccessProblem& problem,
                                            std::span<const double> weights);

}  // namespace nahraum::analysis
