#include "ui/training/hold_back_choice.h"

#include "training/settings/training_config.h"
#include "ui/training/patch_folder.h"

#include <QComboBox>
#include <QListWidget>
#include <QSet>
#include <QVBoxLayout>

#include <utility>

namespace glioscope {
namespace {

constexpr int kNone = 0;  ///< 1 to kFolds are folds
constexpr int kChosen = kFolds + 1;
constexpr int kShownRows = 5;

}  // namespace

HoldBackChoice::HoldBackChoice(QWidget* parent)
    : QWidget(parent), m_how(new QComboBox), m_cases(new QListWidget)
{
    m_how->setObjectName(QStringLiteral("holdBack"));
    m_how->setAccessibleName(tr("Cases held back"));
    m_how->setToolTip(
        tr("Held-back cases are never trained on; the model's figures come from them."));
    for (int fold = 1; fold <= kFolds; ++fold) {
        m_how->addItem(tr("Fold %1 of %2").arg(fold).arg(kFolds), fold);
    }
    m_how->addItem(tr("Chosen cases"), kChosen);
    m_how->addItem(QString(), kNone);
    describeNone({});
    m_cases->setObjectName(QStringLiteral("holdBackCases"));
    m_cases->setAccessibleName(tr("Cases to hold back"));
    m_cases->setMaximumHeight(kShownRows * (fontMetrics().height() + 4));
    m_cases->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_how);
    layout->addWidget(m_cases);
    connect(m_how, &QComboBox::currentIndexChanged, this, [this] {
        m_cases->setVisible(m_how->currentData().toInt() == kChosen);
        Q_EMIT changed();
    });
    connect(m_cases, &QListWidget::itemChanged, this, &HoldBackChoice::changed);
}

int HoldBackChoice::fold() const
{
    const int how = m_how->currentData().toInt();
    return how == kChosen ? 0 : how;
}

std::vector<std::string> HoldBackChoice::cases() const
{
    std::vector<std::string> names;
    for (int row = 0; m_how->currentData().toInt() == kChosen && row < m_cases->count(); ++row) {
        if (m_cases->item(row)->checkState() == Qt::Checked) {
            names.push_back(m_cases->item(row)->text().toStdString());
        }
    }
    return names;
}

QString HoldBackChoice::problem() const
{
    if (m_how->currentData().toInt() != kChosen) {
        return {};
    }
    const auto chosen = static_cast<int>(cases().size());
    if (chosen == 0) {
        return tr("Choose at least one case to hold back, or hold back none or a fold.");
    }
    return chosen == m_cases->count() ? tr("At least one case must be left to train on.")
                                      : QString();
}

void HoldBackChoice::setPatches(const PatchFolder& folder)
{
    QSet<QString> chosen;
    for (const std::string& name : cases()) {
        chosen.insert(QString::fromStdString(name));
    }
    {
        const QSignalBlocker quiet(m_cases);
        m_cases->clear();
        for (const QString& name : folder.caseNames()) {
            auto* item = new QListWidgetItem(name, m_cases);
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setCheckState(chosen.contains(name) ? Qt::Checked : Qt::Unchecked);
        }
    }
    describeNone(folder);
    if (std::exchange(m_readyMade, folder.isReadyMade) != folder.isReadyMade) {
        // Ready-made patches have been divided already.
        m_how->setCurrentIndex(m_how->findData(folder.isReadyMade ? kNone : 1));
    }
}

void HoldBackChoice::describeNone(const PatchFolder& folder)
{
    const int validating = folder.validating();
    m_how->setItemText(
        m_how->findData(kNone),
        validating > 0
            ? tr("As prepared: %1 of %2 patches validate").arg(validating).arg(folder.patches())
            : tr("None: the model will have no figures"));
}

}  // namespace glioscope
