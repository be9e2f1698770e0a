// What the real window says while files are dragged over it, and that the drop then does it.

#include "ui/window/drop_hint.h"

#include "segmentation/case/formats/label_writer.h"
#include "tests/support/main_window_case.h"
#include "tests/support/small_case.h"

#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace glioscope;
namespace fs = std::filesystem;

class TestDropHint : public test::MainWindowCase {
    Q_OBJECT

    DropHint* hint() { return m_window->findChild<DropHint*>(); }
    QString sentence() { return label("dropSentence")->text(); }

    static QList<QUrl> urlsOf(const std::vector<fs::path>& files)
    {
        QList<QUrl> urls;
        for (const fs::path& file : files) {
            urls << QUrl::fromLocalFile(QString::fromStdString(file.string()));
        }
        return urls;
    }
    /// As the system tells the window: it is moved over only where it takes what is dragged.
    void drag(const std::vector<fs::path>& files)
    {
        m_dragged.setUrls(urlsOf(files));
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &m_dragged, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &enter);
        if (enter.isAccepted()) {
            QDragMoveEvent move(QPoint(110, 100), Qt::CopyAction, &m_dragged, Qt::LeftButton, {});
            QApplication::sendEvent(m_window.get(), &move);
        }
    }
    void leave()
    {
        QDragLeaveEvent event;
        QApplication::sendEvent(m_window.get(), &event);
    }
    void drop()
    {
        QDropEvent event(QPointF(110, 100), Qt::CopyAction, &m_dragged, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &event);
    }
    fs::path writeMask(const char* name)
    {
        const fs::path folder = m_folder.path() / "theirs";
        fs::create_directories(folder);
        writeLabels(folder / name, m_phantom.labels, LabelScheme::Brats2021);
        return folder / name;
    }
    /// Of the frame that lights up.
    bool isLit()
    {
        const QImage picture = hint()->grab().toImage();
        const QColor frame = m_window->palette().color(QPalette::Highlight);
        return picture.pixelColor(
                   (QPointF(10, hint()->height() / 2.0) * picture.devicePixelRatio()).toPoint()) ==
               frame;
    }

private Q_SLOTS:
    void theStartPageLightsUpAndSaysWhatADropOpens()
    {
        closeWindow();
        makeWindow();
        QVERIFY(hint()->isHidden());
        drag({m_case});
        QVERIFY(hint()->isVisible() && isLit());
        QCOMPARE(hint()->size(), m_window->centralWidget()->size());
        QCOMPARE(sentence(), QStringLiteral("Open Phantom_1, a case or a dataset"));
        leave();
        QVERIFY(hint()->isHidden());
        drag({m_case / "Phantom_1_flair.nii.gz"});
        QCOMPARE(sentence(),
                 QStringLiteral("Open the case that Phantom_1_flair.nii.gz belongs to"));
        leave();
        drag({m_folder.path() / "yesterday.glioscope"});
        QCOMPARE(sentence(), QStringLiteral("Open the session yesterday.glioscope"));
        leave();
        drag({m_case / "one.nii", m_case / "two.nii"});  // nothing takes several without a case
        QVERIFY(hint()->isHidden());
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        drag({m_case});
        drop();
        QVERIFY(hint()->isHidden());
        QTRY_COMPARE(opened.size(), 1);
    }

    void overAnOpenCaseASegmentationIsToldFromAnotherCase()
    {
        openCase(m_case);
        const fs::path other = test::writeCase(m_folder.path(), m_phantom, {.name = "Other_2"});
        drag({other});
        QVERIFY(hint()->isVisible());
        QCOMPARE(sentence(),
                 QStringLiteral("Open Other_2, a case or a dataset\nin place of Phantom_1"));
        leave();
        const fs::path one = writeMask("one.nii.gz"), two = writeMask("two.nii.gz");
        drag({one, two});
        QCOMPARE(sentence(), QStringLiteral("Add 2 segmentations to Phantom_1"));
        leave();
        drag({one.parent_path()});
        QCOMPARE(sentence(), QStringLiteral("Add the segmentations in theirs to Phantom_1"));
        leave();
        drag({one});
        QCOMPARE(sentence(), QStringLiteral("Add one.nii.gz to Phantom_1 as a segmentation"));
        QSignalSpy added(&m_workspace->session, &CaseSession::masksAdded);
        drop();
        QVERIFY(hint()->isHidden());
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(m_workspace->session.layers().back().name, std::string("one"));
    }

private:
    QMimeData m_dragged;
};

QTEST_MAIN(TestDropHint)
#include "test_drop_hint.moc"
