#include "ui/case/members_dialog.h"

#include "ui/widgets/long_text.h"
#include "ui/widgets/translated.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace glioscope {
namespace {

constexpr std::size_t kFewest = 2;

QListWidget* makeList(const std::vector<LayerId>& candidates, const Document& document)
{
    auto* list = new QListWidget;
    list->setObjectName(QStringLiteral("members"));
    list->setAccessibleName(tr("Segmentations; the ticked ones are joined"));
    for (const LayerId id : candidates) {
        const QString name = QString::fromStdString(document.layer(id)->name);
        auto* item = new QListWidgetItem(shortened(name, 60), list);
        item->setToolTip(name);
        item->setData(Qt::UserRole, id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    list->setCurrentRow(0);
    return list;
}

}  // namespace

QDialog* makeMembersDialog(const QString& title, const QString& how,
                           const std::vector<LayerId>& candidates, const Document& document,
                           QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("membersDialog"));
    dialog->setWindowTitle(title);
    auto* layout = new QVBoxLayout(dialog);
    auto* text = new WrappedLabel;
    text->setSentence(how);
    text->setMinimumWidth(50 * text->fontMetrics().averageCharWidth());
    layout->addWidget(text);
    auto* heading = new QLabel(tr("&Members, at least two:"));
    QListWidget* list = makeList(candidates, document);
    heading->setBuddy(list);
    layout->addWidget(heading);
    layout->addWidget(list);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton* add = buttons->button(QDialogButtonBox::Ok);
    add->setText(tr("&Add"));
    QObject::connect(list, &QListWidget::itemChanged, dialog,
                     [dialog, add] { add->setEnabled(chosenMembers(*dialog).size() >= kFewest); });
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    list->setFocus();
    return dialog;
}

std::vector<LayerId> chosenMembers(const QDialog& dialog)
{
    const auto* list = dialog.findChild<QListWidget*>(QStringLiteral("members"));
    std::vector<LayerId> members;
    for (int row = 0; row < list->count(); ++row) {
        if (list->item(row)->checkState() == Qt::Checked) {
            members.push_back(list->item(row)->data(Qt::UserRole).toInt());
        }
    }
    return members;
}

}  // namespace glioscope
