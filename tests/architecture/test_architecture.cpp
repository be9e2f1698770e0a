// The folders of the code as README.md's table has them: what a folder may include, that nothing
// goes round in a circle, and where a file's header and a folder's tests are. Targets see no other
// headers either (see scripts/cmake/options.cmake); this holds what a link would let through.

#include "tests/support/test_data.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace fs = std::filesystem;
using Names = std::set<std::string>;
using Graph = std::map<std::string, Names>;

namespace {

/// Below the others, and so not named in the table's rows.
const Names kBasis = {"segmentation/system", "segmentation/volume"};
/// Folders of tests that mirror none of the sources'.
const Names kTestsOfTheirOwn = {"tests/architecture", "tests/benchmarks", "tests/fuzz",
                                "tests/gallery", "tests/support"};

std::string textOf(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

bool isCode(const fs::path& file)
{
    return file.extension() == ".h" || file.extension() == ".cpp";
}

/// Headers and sources of ours, from the top.
Names codeFiles()
{
    Names files;
    const fs::path top = glioscope::test::sourceFolder();
    for (const char* room : {"segmentation", "training", "viewer", "ui", "app", "tests"}) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(top / room)) {
            if (entry.is_regular_file() && isCode(entry.path())) {
                files.insert(entry.path().lexically_relative(top).generic_string());
            }
        }
    }
    return files;
}

std::string folderOf(const std::string& file)
{
    return fs::path(file).parent_path().generic_string();
}

std::string withoutEnding(const std::string& file)
{
    return file.substr(0, file.rfind('.'));
}

bool isTest(const std::string& file)
{
    return file.starts_with("tests/");
}

/// What each file includes of ours; what is made by the build (.moc) is none of it.
Graph includes(const Names& files)
{
    static const std::regex kInclude("(?:^|\n)\\s*#\\s*include\\s+\"([^\"]+\\.h)\"");
    Graph graph;
    for (const std::string& file : files) {
        const std::string text = textOf(glioscope::test::sourceFolder() / file);
        for (std::sregex_iterator at(text.begin(), text.end(), kInclude), end; at != end; ++at) {
            graph[file].insert((*at)[1]);
        }
    }
    return graph;
}

/// Rows "| `folder` | may include | ..." of README.md; names are without "segmentation/" and
/// "app/".
Graph table()
{
    static const std::regex kRow("\n\\| `([a-z/]+)` \\| ([a-z/, ]*) ?\\| ");
    const std::string text = textOf(glioscope::test::sourceFolder() / "README.md");
    const std::string part = text.substr(text.find("| folder | may include |"));
    Graph rows;
    Names folders;
    for (std::sregex_iterator at(part.begin(), part.end(), kRow), end; at != end; ++at) {
        folders.insert((*at)[1]);
    }
    for (std::sregex_iterator at(part.begin(), part.end(), kRow), end; at != end; ++at) {
        Names& row = rows[(*at)[1]];
        std::istringstream names((*at)[2].str());
        for (std::string name; std::getline(names >> std::ws, name, ',');) {
            name.erase(name.find_last_not_of(' ') + 1);
            for (const char* top : {"", "segmentation/", "app/"}) {
                if (folders.contains(top + name)) {
                    name.insert(0, top);
                    break;
                }
            }
            row.insert(name);
        }
        if (!kBasis.contains((*at)[1])) {
            row.insert(kBasis.begin(), kBasis.end());
        }
    }
    rows["segmentation/volume"].insert("segmentation/system");
    return rows;
}

/// The first circle in a graph, as "a -> b -> a"; empty where there is none.
std::string circleIn(const Graph& graph)
{
    Names done;
    std::vector<std::string> path;
    std::string circle;
    const std::function<void(const std::string&)> follow = [&](const std::string& name) {
        if (const auto again = std::ranges::find(path, name); again != path.end()) {
            for (auto step = again; circle.empty() || step != path.end(); ++step) {
                circle += *step + " -> ";
            }
            circle += name;
            return;
        }
        if (const auto next = graph.find(name); next != graph.end() && !done.contains(name)) {
            path.push_back(name);
            for (const std::string& other : next->second) {
                if (circle.empty()) {
                    follow(other);
                }
            }
            path.pop_back();
        }
        done.insert(name);
    };
    for (const auto& [name, others] : graph) {
        if (circle.empty()) {
            follow(name);
        }
    }
    return circle;
}

/// Shows all findings at once.
void requireNone(const Names& findings)
{
    std::string text;
    for (const std::string& finding : findings) {
        text += "\n" + finding;
    }
    QVERIFY2(findings.empty(), text.c_str());
}

}  // namespace

class TestArchitecture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyIncludeIsInTheTable();
    void theTableHasEveryFolderAndNoCircle();
    void filesFormNoCircle();
    void includesAreSpeltFromTheTop();
    void everySourceHasItsHeader();
    void testsMirrorTheFolders();

private:
    const Names m_files = codeFiles();
    const Graph m_includes = includes(m_files);
    const Graph m_table = table();
};

void TestArchitecture::everyIncludeIsInTheTable()
{
    QVERIFY(m_table.size() > 10 && m_includes.size() > 100);
    Names findings;
    for (const auto& [file, headers] : m_includes) {
        const std::string from = folderOf(file);
        for (const std::string& header : headers) {
            const std::string to = folderOf(header);
            if (from == to || isTest(file)) {
                continue;
            }
            if (!m_table.contains(from) || !m_table.at(from).contains(to)) {
                findings.insert(file + " includes " + header +
                                ", which README.md's table does not have.");
            }
        }
    }
    requireNone(findings);
}

void TestArchitecture::theTableHasEveryFolderAndNoCircle()
{
    Names findings;
    Names folders;
    for (const std::string& file : m_files) {
        if (!isTest(file) && folders.insert(folderOf(file)).second &&
            !m_table.contains(folderOf(file))) {
            findings.insert(folderOf(file) + " is not in the table.");
        }
    }
    for (const auto& [folder, others] : m_table) {
        for (const std::string& name : others) {
            if (!folders.contains(name)) {
                findings.insert(folder + " may include " + name + ", which is no folder.");
            }
        }
        if (!folders.contains(folder)) {
            findings.insert(folder + " is in the table and holds no code.");
        }
    }
    requireNone(findings);
    QCOMPARE(circleIn(m_table), std::string());
}

void TestArchitecture::filesFormNoCircle()
{
    // A source counts as one with its header: otherwise two pairs that need each other would pass.
    Graph pairs;
    for (const auto& [file, headers] : m_includes) {
        for (const std::string& header : headers) {
            if (withoutEnding(header) != withoutEnding(file)) {
                pairs[withoutEnding(file)].insert(withoutEnding(header));
            }
        }
    }
    QCOMPARE(circleIn(pairs), std::string());
    QCOMPARE(circleIn({{"a", {"b"}}, {"b", {"c"}}, {"c", {"b"}}}), std::string("b -> c -> b"));
}

void TestArchitecture::includesAreSpeltFromTheTop()
{
    Names findings;
    for (const auto& [file, headers] : m_includes) {
        for (const std::string& header : headers) {
            if (!m_files.contains(header)) {
                findings.insert(file + " includes \"" + header +
                                "\", which is no header from the top.");
            }
        }
    }
    requireNone(findings);
}

void TestArchitecture::everySourceHasItsHeader()
{
    Names findings;
    for (const std::string& file : m_files) {
        if (isTest(file) || folderOf(file) == "app" || !file.ends_with(".cpp")) {
            continue;
        }
        // A part of a large one is named behind it: main_window_files.cpp.
        std::string name = withoutEnding(file);
        while (!m_files.contains(name + ".h") && name.rfind('_') != std::string::npos) {
            name = name.substr(0, name.rfind('_'));
        }
        if (!m_files.contains(name + ".h")) {
            findings.insert(file + " has no header.");
        }
    }
    requireNone(findings);
}

void TestArchitecture::testsMirrorTheFolders()
{
    Names findings;
    for (const std::string& file : m_files) {
        const std::string folder = folderOf(file);
        if (isTest(file) && !kTestsOfTheirOwn.contains(folder) &&
            !m_table.contains(folder.substr(std::string("tests/").size()))) {
            findings.insert(file + " mirrors no folder.");
        }
    }
    requireNone(findings);
}

QTEST_APPLESS_MAIN(TestArchitecture)
#include "test_architecture.moc"
