#pragma once

// Before files are written under names that the user chose: which are never replaced, and which are
// only when the user says so.

#include <QStringList>

class QWidget;

namespace glioscope {

class CaseSession;
class MessageBar;

/// False, and a message says why, where one is a file of the case or its dataset; else the user
/// decides about those that are there.
[[nodiscard]] bool mayWrite(const QStringList& files, const CaseSession& session,
                            MessageBar& messages, QWidget* parent);

}  // namespace glioscope
