#include "ui/study/study_memory.h"

#include "tests/support/test_data.h"

#include <QFile>
#include <QTest>

#include <fstream>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

StudyListing study(const QString& uid)
{
    StudyListing listing;
    for (int n = 0; n < 5; ++n) {
        StudySeries series;
        series.studyUid = uid;
        series.seriesUid = uid + u".%1"_s.arg(n);
        series.size = {9, 9, 9};
        listing.series.push_back(series);
    }
    return listing;
}

SeriesChoice chosen(std::optional<std::size_t> t1ce)
{
    SeriesChoice choice;
    choice.rows = {0, 1, t1ce, std::nullopt};
    return choice;
}

QByteArray contentOf(const fs::path& file)
{
    QFile stream(QString::fromStdString(file.string()));
    return stream.open(QIODevice::ReadOnly) ? stream.readAll() : QByteArray();
}

}  // namespace

class TestStudyMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChoiceComesBackForItsStudyAlone()
    {
        const TemporaryFolder folder;
        const StudyMemory memory(folder.path() / "state" / "studies.json");
        QVERIFY(!memory.find(study(u"1.2.840.7"_s)));
        memory.put(study(u"1.2.840.7"_s), chosen(4));
        memory.put(study(u"1.2.840.8"_s), chosen(2));
        QCOMPARE(memory.find(study(u"1.2.840.7"_s)), std::optional(chosen(4)));
        QCOMPARE(memory.find(study(u"1.2.840.8"_s)), std::optional(chosen(2)));
        memory.put(study(u"1.2.840.7"_s), chosen(std::nullopt));
        QCOMPARE(memory.find(study(u"1.2.840.7"_s)), std::optional(chosen(std::nullopt)));
        QVERIFY(!memory.find(study(u"1.2.840.9"_s)));
    }

    void whetherPathsMayBeNamedIsKeptForItsStudyAlone()
    {
        const TemporaryFolder folder;
        const StudyMemory memory(folder.path() / "studies.json");
        memory.put(study(u"1.2.840.7"_s), chosen(4), true);
        memory.put(study(u"1.2.840.8"_s), chosen(2));
        QVERIFY(memory.keepsPaths(study(u"1.2.840.7"_s)));
        QVERIFY(!memory.keepsPaths(study(u"1.2.840.8"_s)));
        QVERIFY(!memory.keepsPaths(study(u"1.2.840.9"_s)));
        memory.put(study(u"1.2.840.7"_s), chosen(4), false);
        QVERIFY(!memory.keepsPaths(study(u"1.2.840.7"_s)));
    }

    void aStudyThatLostASeriesIsAskedAboutAnew()
    {
        const TemporaryFolder folder;
        const StudyMemory memory(folder.path() / "studies.json");
        memory.put(study(u"1.2"_s), chosen(4));
        StudyListing less = study(u"1.2"_s);
        less.series.pop_back();
        QVERIFY(!memory.find(less));
    }

    void theFileTellsNoStudyAndIsTheUsersAlone()
    {
        const TemporaryFolder folder;
        const fs::path file = folder.path() / "studies.json";
        const StudyMemory memory(file);
        memory.put(study(u"1.2.840.7"_s), chosen(4));
        QVERIFY(!contentOf(file).contains("1.2.840"));
        QVERIFY(contentOf(file).size() > 100);
        QCOMPARE(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
        // Another's file has another salt: nothing can be looked up in a table of hashes.
        const fs::path other = folder.path() / "other.json";
        StudyMemory(other).put(study(u"1.2.840.7"_s), chosen(4));
        QVERIFY(contentOf(other) != contentOf(file));
        memory.clear();
        QVERIFY(!fs::exists(file));
    }

    void theOldestAreForgotten()
    {
        const TemporaryFolder folder;
        const StudyMemory memory(folder.path() / "studies.json");
        for (int n = 0; n < 310; ++n) {
            memory.put(study(u"1.%1"_s.arg(n)), chosen(2));
        }
        QVERIFY(!memory.find(study(u"1.5"_s)));
        QVERIFY(memory.find(study(u"1.309"_s)));
        QVERIFY(contentOf(folder.path() / "studies.json").size() < 200'000);
    }

    void aDamagedFileAndNoFileRememberNothing()
    {
        const TemporaryFolder folder;
        std::ofstream(folder.path() / "studies.json") << "{\"studies\": [3, {\"study\": 7}]";
        const StudyMemory memory(folder.path() / "studies.json");
        QVERIFY(!memory.find(study(u"1.2"_s)));
        memory.put(study(u"1.2"_s), chosen(2));
        QVERIFY(memory.find(study(u"1.2"_s)));
        const StudyMemory none;
        none.put(study(u"1.2"_s), chosen(2));
        QVERIFY(!none.find(study(u"1.2"_s)));
    }
};

QTEST_APPLESS_MAIN(TestStudyMemory)
#include "test_study_memory.moc"
