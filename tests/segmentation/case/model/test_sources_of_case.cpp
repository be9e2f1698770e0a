#include "segmentation/case/model/sources_of_case.h"

#include "segmentation/case/dataset/case_finder.h"
#include "tests/support/touched_files.h"

#include <QtTest>

using namespace glioscope;
using namespace glioscope::test;

namespace {

bool sameFiles(const CaseFiles& a, const CaseFiles& b)
{
    return a.name == b.name && a.folder == b.folder && a.images == b.images &&
           a.labels == b.labels && a.images4d == b.images4d && a.channelOf == b.channelOf &&
           a.unused == b.unused && a.notices == b.notices;
}

}  // namespace

class TestSourcesOfCase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCaseComesBackAsItWas()
    {
        const TemporaryFolder folder;
        touchBrats(folder.path(), "P");
        touch(folder.path(), {"P_t2_other.nii.gz"});
        const CaseFiles files = findCase(folder.path() / "P_t1.nii.gz");
        QVERIFY(files.labels && files.image(Sequence::T1ce));
        QVERIFY(sameFiles(filesOf(sourcesOf(files)), files));
        CaseFiles sheared = files;
        sheared.straighten = true;
        QVERIFY(filesOf(sourcesOf(sheared)).straighten && !filesOf(sourcesOf(files)).straighten);
    }

    void volumesOfA4dFileKeepTheirNumbers()
    {
        CaseFiles files;
        files.name = "BRATS_001";
        files.folder = "/data";
        files.images.fill("/data/BRATS_001.nii.gz");
        files.images[1].reset();
        files.images4d = true;
        files.channelOf = {3, 1, 0, 2};
        files.notices = {"Taken for the Decathlon's order."};
        const CaseSources sources = sourcesOf(files);
        QCOMPARE(sources.images.size(), std::size_t{3});
        QCOMPARE(sources.images.at(Sequence::Flair).volume, 3);
        QVERIFY(sameFiles(filesOf(sources), files));
    }
};

QTEST_APPLESS_MAIN(TestSourcesOfCase)
#include "test_sources_of_case.moc"
