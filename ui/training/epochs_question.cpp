#include "ui/training/epochs_question.h"

#include "ui/widgets/translated.h"

#include <QInputDialog>

#include <algorithm>

namespace glioscope {
namespace {

constexpr int kMostEpochs = 1'000'000;

}  // namespace

std::optional<int> askForEpochs(int done, QWidget* parent)
{
    QInputDialog dialog(parent);
    dialog.setObjectName(QStringLiteral("epochsQuestion"));
    dialog.setWindowTitle(tr("Train Longer"));
    dialog.setLabelText(
        tr("The run has %1 epochs. It goes on with its own settings, and a learning "
           "rate that falls does so towards the new end.\n\nEpochs in all:")
            .arg(done));
    dialog.setInputMode(QInputDialog::IntInput);
    dialog.setIntRange(done + 1, std::max(done + 1, kMostEpochs));
    dialog.setIntValue(done + std::max(1, done / 2));
    dialog.setOkButtonText(tr("Train"));
    return dialog.exec() == QDialog::Accepted ? std::optional(dialog.intValue()) : std::nullopt;
}

}  // namespace glioscope
