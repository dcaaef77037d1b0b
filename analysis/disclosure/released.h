#pragma once
// Types that keep figures on their side of the gate.
//
//   Confidential<T>   a secret: no writer takes it, nothing prints it, it turns into nothing else.
//   Released<T>       passed the gate: may go to everybody.
//   InternalUse<T>    not checked: "nur für den Dienstgebrauch", stamped so on everything written.
//
// Only the gate makes the last two; a writer that takes one of them cannot be called around it.

#include <utility>

namespace nahraum::analysis::disclosure {

class ReleaseGate;

template <typename T>
class Confidential {
 public:
  Confidential() = default;
  explicit Confidential(T value) : value_(std::move(value)) {}

 private:
  friend class ReleaseGate;
  T value_{};
};

template <typename T>
class Released {
 public:
  [[nodiscard]] const T& value() const { return value_; }
  const T& operator*() const { return value_; }
  const T* operator->() const { return &value_; }

 private:
  friend class ReleaseGate;
  explicit Released(T value) : value_(std::move(value)) {}
  T value_;
};

template <typename T>
class InternalUse {
 public:
  [[nodiscard]] const T& value() const { return value_; }
  const T& operator*() const { return value_; }
  const T* operator->() const { return &value_; }

 private:
  friend class ReleaseGate;
  explicit InternalUse(T value) : value_(std::move(value)) {}
  T value_;
};

}  // namespace nahraum::analysis::disclosure
