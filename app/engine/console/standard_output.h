#pragma once

// Whether what a command says reaches its reader. A full disk behind stdout, or a reader that is
// gone, loses results, and the exit code is what tells a script. stdout belongs to the process, so
// this does too.

namespace glioscope {

/// Once, from main, before any file is opened: a standard stream that was closed is opened so that
/// using it fails, instead of the next file opened becoming it.
void keepStandardStreams();

/// A write to stdout failed, with this errno. The first one counts. Any thread.
void noteLostOutput(int error) noexcept;

/// Throws Error with the cause where something written to stdout was lost.
void requireOutputWritten();

/// From main, once every command has closed its files: prints what is still to be printed and ends
/// the process without the libraries' destructors, of which LibTorch's alone take as long as half
/// of its start.
[[noreturn]] void endProcess(int code) noexcept;

}  // namespace glioscope
