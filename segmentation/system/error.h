#pragma once

// The one family of failures below the user interface. The text is for the user: which file, what
// is wrong, what to do, in whole sentences. Cancelling is not an error and has its own type.

#include "segmentation/system/sentence.h"

#include <memory>
#include <stdexcept>

namespace glioscope {

class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
    explicit Error(const Sentence& said)
        : std::runtime_error(said.text()), m_said(std::make_shared<const Sentence>(said))
    {
    }

    /// What what() says in English.
    [[nodiscard]] Sentence said() const { return m_said ? *m_said : Sentence(what()); }

private:
    std::shared_ptr<const Sentence> m_said;  ///< copies of an exception must not throw
};

/// The request cannot be understood without a choice by the user (exit code 2 on the command line).
class AmbiguousInput : public Error {
public:
    using Error::Error;
};

/// Work was stopped on request; carries no message for the user.
class Cancelled : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

/// What a failure of any kind says.
[[nodiscard]] inline Sentence saidBy(const std::exception& failure)
{
    const auto* error = dynamic_cast<const Error*>(&failure);
    return error ? error->said() : Sentence(failure.what());
}

}  // namespace glioscope
