#pragma once

// The small dialogs: what a file's label numbers mean, what mouse and keys do, what the program is,
// and what becomes of results and files that would be lost.

#include "segmentation/volume/label.h"

#include <QString>

#include <optional>
#include <vector>

class QDialog;
class QWidget;

namespace glioscope {

/// Asks for the meaning of a case's label numbers. The dialog ends accepted with chosenScheme(),
/// which is nothing where the case shall open without its labels; rejected leaves the open case as
/// it is. Schemes that are not among `fitting` cannot be chosen.
[[nodiscard]] QDialog* makeLabelSchemeDialog(const QString& caseName,
                                             const std::vector<LabelScheme>& fitting,
                                             QWidget* parent);
[[nodiscard]] std::optional<LabelScheme> chosenScheme(const QDialog& dialog);

/// Mouse and keys, made from the commands' table. Not modal; deletes itself when closed.
[[nodiscard]] QDialog* makeHelpSheet(QWidget* parent);

[[nodiscard]] QDialog* makeAboutBox(QWidget* parent);

enum class UnsavedAnswer { Save, Discard, Stay };
[[nodiscard]] UnsavedAnswer askAboutUnsaved(QWidget* parent);

/// Whether the segmentation that is going on may be ended.
[[nodiscard]] bool askToEndSegmentation(QWidget* parent);

/// Whether the segmentation of this name, which is not saved, may be removed.
[[nodiscard]] bool askToRemove(const QString& name, QWidget* parent);

/// Whether the file, which is there, may be replaced.
[[nodiscard]] bool askToReplace(const QString& file, QWidget* parent);

}  // namespace glioscope
