#pragma once

// The question which segmentations an ensemble is made of: a list to tick, with all ticked first.

#include "segmentation/session/document.h"

#include <QString>

#include <vector>

class QDialog;
class QWidget;

namespace glioscope {

/// `candidates` are layers of the document, at least two; `how` says in a sentence or two how the
/// ensemble is made. Ends accepted with chosenMembers(), which are at least two.
[[nodiscard]] QDialog* makeMembersDialog(const QString& title, const QString& how,
                                         const std::vector<LayerId>& candidates,
                                         const Document& document, QWidget* parent);
[[nodiscard]] std::vector<LayerId> chosenMembers(const QDialog& dialog);

}  // namespace glioscope
