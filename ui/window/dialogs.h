#pragma once

// The small dialogs: what a file's label numbers mean, what the program is, and what becomes of
// results and files that would be lost.

#include "segmentation/volume/label.h"

#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>
#include <vector>

class QDialog;
class QMessageBox;
class QWidget;

namespace glioscope {

/// Asks for the meaning of a case's label numbers. The dialog ends accepted with chosenScheme(),
/// which is nothing where the case shall open without its labels; rejected leaves the open case as
/// it is. Schemes that are not among `fitting` cannot be chosen.
[[nodiscard]] QDialog* makeLabelSchemeDialog(const QString& caseName,
                                             const std::vector<LabelScheme>& fitting,
                                             QWidget* parent);
[[nodiscard]] std::optional<LabelScheme> chosenScheme(const QDialog& dialog);

[[nodiscard]] QDialog* makeAboutBox(QWidget* parent);

enum class UnsavedAnswer { Save, Discard, Stay };
/// About the segmentations of these names, at least one; the answer holds for all of them.
[[nodiscard]] UnsavedAnswer askAboutUnsaved(const QStringList& names, QWidget* parent);

/// Whether the segmentation that is going on may be ended.
[[nodiscard]] bool askToEndSegmentation(QWidget* parent);

/// Whether it may be stopped while its case stays open.
[[nodiscard]] bool askToStopSegmentation(QWidget* parent);

/// Whether the segmentation of this name, which is not saved, may be removed.
[[nodiscard]] bool askToRemove(const QString& name, QWidget* parent);

/// Whether axes that are not at right angles may be straightened, which moves a corner so far.
/// Accepted or rejected; deletes itself when closed.
[[nodiscard]] QMessageBox* makeStraightenBox(const std::vector<std::filesystem::path>& files,
                                             double movedMm, QWidget* parent);

/// Whether the files, which are there, may be replaced.
[[nodiscard]] bool askToReplace(const QStringList& files, QWidget* parent);

}  // namespace glioscope
