#include "ui/window/drop_hint.h"

#include "segmentation/system/error.h"
#include "ui/case/case_session.h"
#include "ui/case/mask_loading.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"
#include "ui/window/study_commands.h"
#include "viewer/session/session_file.h"

#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QVBoxLayout>

namespace glioscope {
namespace {

constexpr int kMargin = 10;
constexpr int kFrame = 3;
constexpr double kRounding = 8;
constexpr double kVeil = 0.92;
constexpr int kLongestName = 60;

}  // namespace

DropHint::DropHint(QWidget& window, QWidget& part, const CaseSession& session)
    : QWidget(&part), m_part(part), m_session(session), m_sentence(new QLabel)
{
    setObjectName(QStringLiteral("dropHint"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_sentence->setObjectName(QStringLiteral("dropSentence"));
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    QFont font = m_sentence->font();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    font.setBold(true);
    m_sentence->setFont(font);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4 * kMargin, kMargin, 4 * kMargin, kMargin);
    layout->addWidget(m_sentence);
    hide();
    window.installEventFilter(this);
}

QString DropHint::caseName() const
{
    return shortened(QString::fromStdString(m_session.current()->files.name), kLongestName);
}

QString DropHint::openingOf(const QString& path, const QString& name) const
{
    QString sentence;
    if (isSessionName(pathFromString(path)) && !QFileInfo(path).isDir()) {
        sentence = tr("Open the session %1").arg(name);
    } else if (StudyCommands::isStudy(path)) {
        sentence = tr("Open %1, a DICOM study or segmentation").arg(name);
    } else if (QFileInfo(path).isDir()) {
        sentence = tr("Open %1, a case or a dataset").arg(name);
    } else {
        sentence = tr("Open the case that %1 belongs to").arg(name);
    }
    if (m_session.isOpen()) {
        sentence += QLatin1Char('\n') + tr("in place of %1").arg(caseName());
    }
    return sentence;
}

/// As the window opens one file or folder.
QString DropHint::outcomeOf(const QString& path) const
{
    const QString name = shortened(shownPath(QFileInfo(path).fileName()), kLongestName);
    if (!m_session.isOpen()) {
        return openingOf(path, name);
    }
    try {
        const auto files = maskFilesAt(pathFromString(path), m_session.current()->files);
        if (files.empty()) {
            return openingOf(path, name);
        }
        return files.size() == 1 ? tr("Add %1 to %2 as a segmentation").arg(name, caseName())
                                 : tr("Add the segmentations in %1 to %2").arg(name, caseName());
    } catch (const Error& error) {
        return shownFailure(error);
    }
}

void DropHint::light(const QList<QUrl>& urls)
{
    m_sentence->setText(urls.size() == 1
                            ? outcomeOf(QDir::cleanPath(pathString(urls.first())))
                            : tr("Add %1 segmentations to %2").arg(urls.size()).arg(caseName()));
    setGeometry(m_part.rect());
    raise();
    show();
}

bool DropHint::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragMove:  // after the window has said that it would take what is dragged
        if (isHidden()) {
            light(static_cast<QDragMoveEvent*>(event)->mimeData()->urls());
        }
        break;
    case QEvent::DragLeave:
    case QEvent::Drop: hide(); break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

void DropHint::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = palette().color(QPalette::Window);
    veil.setAlphaF(kVeil);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(palette().color(QPalette::Highlight), kFrame));
    painter.drawRoundedRect(QRectF(rect()).marginsRemoved({kMargin, kMargin, kMargin, kMargin}),
                            kRounding, kRounding);
}

}  // namespace glioscope
