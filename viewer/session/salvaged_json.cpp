#include "viewer/session/salvaged_json.h"

#include <string>
#include <utility>
#include <vector>

namespace glioscope::session {
namespace {

constexpr std::size_t kDeepest = 64;

/// Builds values as the parser comes to them.
class Builder : public nlohmann::json_sax<Json> {
public:
    explicit Builder(Json& root) : m_root(root) {}

    bool null() override { return add({}); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t&) override { return add(value); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool key(string_t& value) override
    {
        m_key = std::move(value);
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override
    {
        return false;
    }

private:
    /// Of the value put into whatever is open, which alone grows: what lies around it stays where
    /// it is.
    Json& put(Json value)
    {
        if (m_open.empty()) {
            return m_root = std::move(value);
        }
        Json& parent = *m_open.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return parent.back();
        }
        return parent[m_key] = std::move(value);
    }
    bool add(Json value)
    {
        put(std::move(value));
        return true;
    }
    bool open(Json empty)
    {
        m_open.push_back(&put(std::move(empty)));
        return m_open.size() <= kDeepest;
    }
    bool close()
    {
        m_open.pop_back();
        return true;
    }

    Json& m_root;
    std::vector<Json*> m_open;
    std::string m_key;
};

}  // namespace

Salvaged salvagedJson(std::string_view text)
{
    Salvaged salvaged;
    Builder builder(salvaged.root);
    salvaged.isDamaged = !Json::sax_parse(text, &builder);
    return salvaged;
}

}  // namespace glioscope::session
