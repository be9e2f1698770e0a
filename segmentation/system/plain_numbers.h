#pragma once

namespace glioscope {

/// Makes the process read and write numbers with a point, whatever the user's locale: in files, in
/// messages, and in the libraries that use the C library for them. Qt takes the locale of the
/// environment when its application object is made, so this comes right after it. Not while other
/// threads run.
void keepNumbersPlain();

}  // namespace glioscope
