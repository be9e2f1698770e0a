#include "ui/export/comparison_film.h"

#include "tests/support/phantom_document.h"
#include "tests/support/test_data.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace glioscope;
namespace fs = std::filesystem;

class TestComparisonFilm : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PhantomDocument> m;
    std::vector<LayerId> m_layers;

private Q_SLOTS:
    void init()
    {
        m = std::make_unique<test::PhantomDocument>();
        m_layers = {m->document.add({.name = "expert", .content = m->expert}),
                    m->document.add({.name = "unet", .content = m->expert})};
    }

    void aFilmOfTwoSegmentationsIsWritten()
    {
        const test::TemporaryFolder folder;
        const fs::path file = folder.path() / "film.gif";
        ComparisonFilm film(m->document, m->state, {.file = file, .layers = m_layers});
        QSignalSpy progress(&film, &ComparisonFilm::progress);
        QSignalSpy finished(&film, &ComparisonFilm::finished);
        film.start();
        QVERIFY(finished.wait(60'000));
        QCOMPARE(finished.first().first().toString(), QString());
        const int slices = m->state.contentBox().end[2] - m->state.contentBox().begin[2];
        QCOMPARE(progress.size(), slices);
        QCOMPARE(progress.last()[0].toInt(), progress.last()[1].toInt());
        QVERIFY(fs::file_size(file) > 10'000);
    }

    void aCancelledFilmLeavesNothing()
    {
        const test::TemporaryFolder folder;
        ComparisonFilm film(m->document, m->state, {.file = folder.path() / "film.mp4"});
        QSignalSpy finished(&film, &ComparisonFilm::finished);
        connect(&film, &ComparisonFilm::progress, &film, [&](int done) {
            if (done == 3) {
                film.cancel();
            }
        });
        film.start();
        QVERIFY(finished.size() == 1 || finished.wait(60'000));
        QCOMPARE(finished.first().first().toString(), QString());
        QVERIFY(fs::is_empty(folder.path()));
    }

    void whatKeepsAFilmFromBeingWrittenIsSaid()
    {
        ComparisonFilm film(m->document, m->state, {.file = "/nowhere/film.mp4"});
        QSignalSpy finished(&film, &ComparisonFilm::finished);
        film.start();
        QVERIFY(finished.wait(60'000));
        QVERIFY(finished.first().first().toString().contains(QStringLiteral("film.mp4")));
    }
};

QTEST_MAIN(TestComparisonFilm)
#include "test_comparison_film.moc"
