#pragma once

// The question whether a segmentation is mirrored: both ways side by side, and why it is asked. The
// user decides; nothing is preferred.

#include "ui/case/label_placing.h"

#include <optional>

class QDialog;
class QWidget;

namespace glioscope {

/// `name` is the layer's. Ends accepted with mirrorAnswer(), or rejected: asked again another time.
[[nodiscard]] QDialog* makeMirrorDialog(const QString& name, const MirrorQuestion& question,
                                        QWidget* parent);
/// Nothing where it was put off.
[[nodiscard]] std::optional<bool> mirrorAnswer(const QDialog& dialog);

}  // namespace glioscope
