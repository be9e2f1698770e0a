#include "ui/engine/failure_link.h"

#include "segmentation/networks/contract/model_contract.h"

#include <QMessageBox>

namespace glioscope {

FailureLink::FailureLink(QWidget* parent) : QLabel(parent)
{
    setObjectName(QStringLiteral("failureLink"));
    setText(QStringLiteral("<a href=\"#\">%1</a>").arg(tr("What it fails on")));
    setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setAccessibleName(tr("What it fails on"));
    hide();
    connect(this, &QLabel::linkActivated, this, &FailureLink::open);
}

void FailureLink::setContract(const ModelContract* contract)
{
    m_failsOn = contract ? contract->failsOn : std::vector<std::string>();
    m_model = contract ? QString::fromStdString(contract->name) : QString();
    setVisible(!m_failsOn.empty());
}

/// In the words of the model's file, as its other texts are shown.
void FailureLink::open()
{
    QString items;
    for (const std::string& sentence : m_failsOn) {
        items +=
            QStringLiteral("<li>%1</li>").arg(QString::fromStdString(sentence).toHtmlEscaped());
    }
    auto* box = new QMessageBox(window());
    box->setObjectName(QStringLiteral("failureBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("What %1 Fails On").arg(m_model));
    box->setTextFormat(Qt::RichText);
    box->setText(
        QStringLiteral("<ul style=\"-qt-list-indent: 0; margin-left: 16px\">%1</ul>").arg(items));
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

}  // namespace glioscope
