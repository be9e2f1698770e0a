#include "ui/training/training_question.h"

#include "ui/widgets/translated.h"

#include <QMessageBox>
#include <QPushButton>

namespace glioscope {
namespace {

}  // namespace

TrainingAnswer askAboutTraining(QWidget* parent)
{
    QMessageBox box(QMessageBox::Question, tr("Training goes on"),
                    tr("A model is being trained. It can go on without this window, or stop and be "
                       "resumed later from its last whole epoch."),
                    QMessageBox::NoButton, parent);
    box.setObjectName(QStringLiteral("trainingQuestion"));
    const QPushButton* keep = box.addButton(tr("Keep Training"), QMessageBox::AcceptRole);
    const QPushButton* stop = box.addButton(tr("Stop Training"), QMessageBox::DestructiveRole);
    box.addButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == keep   ? TrainingAnswer::KeepTraining
           : box.clickedButton() == stop ? TrainingAnswer::StopTraining
                                         : TrainingAnswer::Stay;
}

}  // namespace glioscope
