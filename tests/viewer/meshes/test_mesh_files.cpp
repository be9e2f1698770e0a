#include "viewer/meshes/mesh_files.h"

#include "segmentation/system/error.h"
#include "tests/support/full_disk.h"
#include "tests/support/oriented_grids.h"
#include "tests/support/test_data.h"
#include "tests/support/without_privilege.h"

#include <QTest>

#include <fstream>
#include <set>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;

namespace {

/// Enhancing tumour around a core, and no oedema.
LabelMap core()
{
    return fromWorld<Label>({.size = {24, 24, 24}}, [](const Vec3& lps) {
        const double r = distanceMm(lps, {12, 12, 12});
        return r < 4 ? Label::Necrosis : r < 9 ? Label::Enhancing : Label::Background;
    });
}

std::set<std::string> namesIn(const fs::path& folder)
{
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        names.insert(entry.path().filename().string());
    }
    return names;
}

std::string failureOf(const std::function<void()>& work)
{
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class TestMeshFiles : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

    MeshRequest request(const char* folder)
    {
        return {.folder = m_folder.path() / folder,
                .caseName = "Case 1",
                .format = MeshFormat::Obj,
                .structures = {Structure::Necrosis, Structure::Oedema, Structure::Enhancing,
                               Structure::TumourCore, Structure::WholeTumour},
                .colours = {}};
    }

private Q_SLOTS:
    void aFileForEachStructureThatThereIs()
    {
        const MeshRequest wanted = request("new/folder");
        const MeshOutcome outcome = writeMeshes(core(), wanted);
        QCOMPARE(namesIn(wanted.folder), (std::set<std::string>{"Case 1_NCR.obj", "Case 1_ET.obj",
                                                                "Case 1_TC.obj", "Case 1_WT.obj"}));
        QCOMPARE(outcome.empty, (std::vector{Structure::Oedema}));
        QVERIFY(outcome.outdated.empty());
        QCOMPARE(outcome.written.size(), std::size_t{4});
        for (const WrittenMesh& mesh : outcome.written) {
            QVERIFY(mesh.labelMl > 0.2 && std::abs(mesh.surfaceMl / mesh.labelMl - 1) < 0.03);
        }
    }

    void whatIsThereOfAnEmptyLabelIsNamed()
    {
        const MeshRequest wanted = request("outdated");
        fs::create_directories(wanted.folder);
        std::ofstream(wanted.folder / "Case 1_ED.obj") << "old";
        const MeshOutcome outcome = writeMeshes(core(), wanted);
        QCOMPARE(outcome.outdated, (std::vector{wanted.folder / "Case 1_ED.obj"}));
    }

    void aFullDiskLeavesWhatWasThereAndNothingElse()
    {
        const MeshRequest wanted = request("full");
        fs::create_directories(wanted.folder);
        std::ofstream(wanted.folder / "Case 1_NCR.obj") << "old";
        std::string failure;
        {
            // Room for the core's surface, which is the first, and not for the rim's.
            const FullDisk disk(100'000);
            failure = failureOf([&] { (void)writeMeshes(core(), wanted); });
        }
        QVERIFY2(failure.find("Case 1_ET.obj") != failure.npos &&
                     failure.find("disk is full") != failure.npos &&
                     failure.find(".part-") == failure.npos,
                 failure.c_str());
        QCOMPARE(namesIn(wanted.folder), (std::set<std::string>{"Case 1_NCR.obj"}));
        QCOMPARE(fs::file_size(wanted.folder / "Case 1_NCR.obj"), 3U);
    }

    void aFolderThatCannotBeWrittenIsNamed()
    {
        const WithoutPrivilege held;
        const MeshRequest wanted = request("locked");
        fs::create_directories(wanted.folder);
        fs::permissions(wanted.folder, fs::perms::owner_read | fs::perms::owner_exec);
        const std::string failure = failureOf([&] { (void)writeMeshes(core(), wanted); });
        QVERIFY2(failure.find("locked") != failure.npos && failure.ends_with('.'), failure.c_str());
        fs::permissions(wanted.folder, fs::perms::owner_all);
    }

    void aFileInTheFoldersPlaceIsNamed()
    {
        std::ofstream(m_folder.path() / "file") << "mine";
        const std::string failure = failureOf([&] { (void)writeMeshes(core(), request("file")); });
        QVERIFY2(failure.find("file") != failure.npos && failure.ends_with("another folder."),
                 failure.c_str());
    }

    void noiseIsRefusedInASentence()
    {
        LabelMap map(Geometry{.size = {130, 130, 130}});
        for (std::size_t n = 0; n < map.voxels.size(); ++n) {
            map.voxels[n] = (n + n / 130 + n / 16900) % 2 ? Label::Oedema : Label::Background;
        }
        const std::string failure = failureOf([&] { (void)writeMeshes(map, request("noise")); });
        QVERIFY2(failure.starts_with("ED is too fragmented"), failure.c_str());
    }

    void stoppingLeavesNothing()
    {
        const MeshRequest wanted = request("stopped");
        int asked = 0;
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, (void)writeMeshes(core(), wanted, [&asked] { return ++asked > 5; }));
        QVERIFY(namesIn(wanted.folder).empty());
    }
};

QTEST_APPLESS_MAIN(TestMeshFiles)
#include "test_mesh_files.moc"
