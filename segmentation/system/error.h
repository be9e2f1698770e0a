#pragma once

// The one family of failures below the user interface. The text is for the user: which file, what
// is wrong, what to do, in whole sentences. Cancelling is not an error and has its own type.

#include <stdexcept>

namespace glioscope {

class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
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

}  // namespace glioscope
