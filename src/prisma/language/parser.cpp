// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "prisma/language/parser.h"

#include "base/text.h"
#include "prisma/language/tokenreader.h"

using namespace Qt::StringLiterals;

namespace catalpa::prisma {
namespace {

class Parser final {
public:
    Parser(QList<Token> tokens, Problems &problems)
        : m_reader(std::move(tokens), problems)
    {
    }

    void parse(Document &document);

private:
    void block(Document &document);
    bool openBlock();
    bool atBlockEnd();
    void endLine();
    void closeBlock(const Place &begin);
    Model model(Model::Kind kind, const QString &name, const Place &place);
    Enum enumeration(const QString &name, const Place &place);
    Block configuration(const QString &kind, const QString &name, const Place &place);
    Field field();
    void fieldType(Field &field);
    void arity(Field &field);
    std::vector<Attribute> fieldAttributes();
    Attribute attribute();
    bool blockAttribute(std::vector<Attribute> &attributes);
    bool word(const QString &what);

    TokenReader m_reader;
};

void Parser::parse(Document &document)
{
    for (m_reader.skipEmptyLines(); !m_reader.atEnd(); m_reader.skipEmptyLines())
        block(document);
}

void Parser::block(Document &document)
{
    static const QStringList keywords{u"model"_s, u"view"_s, u"type"_s, u"enum"_s, u"datasource"_s, u"generator"_s};
    const Place place = m_reader.peek().place;
    const QString keyword = m_reader.peek().text;
    if (m_reader.peek().kind != Token::Kind::Word || !keywords.contains(keyword)) {
        m_reader.problems().add(place, Text::tr("“%1” begins nothing that Prisma knows.").arg(keyword),
                                Text::tr("A schema is made of model, enum, view, type, datasource and generator."));
        return m_reader.skipLine();
    }
    m_reader.take();
    if (!word(Text::tr("a name")))
        return m_reader.skipLine();
    const Place namePlace = m_reader.peek().place;
    const QString name = m_reader.take().text;
    if (!openBlock())
        return m_reader.skipLine();
    if (keyword == u"enum")
        document.enums.push_back(enumeration(name, namePlace));
    else if (keyword == u"datasource" || keyword == u"generator")
        document.blocks.push_back(configuration(keyword, name, namePlace));
    else
        document.models.push_back(model(keyword == u"model"      ? Model::Kind::Model
                                            : keyword == u"view" ? Model::Kind::View
                                                                 : Model::Kind::Type,
                                        name, namePlace));
}

bool Parser::word(const QString &what)
{
    if (m_reader.peek().kind == Token::Kind::Word)
        return true;
    m_reader.unexpected(what);
    return false;
}

bool Parser::openBlock()
{
    if (!m_reader.expect(u'{'))
        return false;
    if (!m_reader.atLineEnd()) {
        m_reader.problems().add(m_reader.peek().place, Text::tr("Something stands behind the brace."),
                                Text::tr("Begin a new line after “{”."));
        return false;
    }
    return true;
}

bool Parser::atBlockEnd()
{
    m_reader.skipEmptyLines();
    return m_reader.atEnd() || m_reader.peek().is(u'}');
}

void Parser::endLine()
{
    if (!m_reader.atLineEnd())
        m_reader.unexpected(Text::tr("the end of the line"));
    m_reader.skipLine();
}

void Parser::closeBlock(const Place &begin)
{
    if (!m_reader.takeIf(u'}'))
        m_reader.problems().add(begin, Text::tr("This block has no end."), Text::tr("Close it with “}”."));
}

Model Parser::model(Model::Kind kind, const QString &name, const Place &place)
{
    Model read{kind, name, {}, {}, place};
    while (!atBlockEnd()) {
        if (blockAttribute(read.attributes))
            continue;
        if (word(Text::tr("a field or an attribute"))) {
            read.fields.push_back(field());
            endLine();
        } else {
            m_reader.skipLine();
        }
    }
    closeBlock(place);
    return read;
}

Enum Parser::enumeration(const QString &name, const Place &place)
{
    Enum read{name, {}, {}, place};
    while (!atBlockEnd()) {
        if (blockAttribute(read.attributes))
            continue;
        if (word(Text::tr("a value of the enum"))) {
            EnumValue value{m_reader.peek().text, {}, m_reader.peek().place};
            m_reader.take();
            value.attributes = fieldAttributes();
            read.values.push_back(std::move(value));
            endLine();
        } else {
            m_reader.skipLine();
        }
    }
    closeBlock(place);
    return read;
}

Block Parser::configuration(const QString &kind, const QString &name, const Place &place)
{
    Block read{kind, name, {}, place};
    while (!atBlockEnd()) {
        if (!word(Text::tr("a property"))) {
            m_reader.skipLine();
            continue;
        }
        const Token key = m_reader.take();
        if (m_reader.expect(u'='))
            read.properties.push_back({key.text, m_reader.expression(), key.place});
        endLine();
    }
    closeBlock(place);
    return read;
}

Field Parser::field()
{
    Field read;
    read.place = m_reader.peek().place;
    read.name = m_reader.take().text;
    fieldType(read);
    read.attributes = fieldAttributes();
    return read;
}

void Parser::fieldType(Field &field)
{
    if (m_reader.peek().kind != Token::Kind::Word) {
        m_reader.problems().add(m_reader.peek().place, Text::tr("The field “%1” has no type.").arg(field.name),
                                Text::tr("Write one behind its name, such as String or Int?."));
        return;
    }
    const Place begin = m_reader.peek().place;
    field.type = m_reader.take().text;
    if (field.type == u"Unsupported" && m_reader.peek().is(u'(')) {
        const bool isTogether = m_reader.isNextTo(begin, field.type.size());
        const std::vector<Argument> arguments = m_reader.arguments();
        if (isTogether && arguments.size() == 1 && arguments.front().name.isEmpty()
            && arguments.front().value.kind == Expression::Kind::String) {
            field.isUnsupported = true;
            field.type = arguments.front().value.text;
        } else {
            m_reader.problems().add(begin, Text::tr("Unsupported() names PostgreSQL's type."),
                                    Text::tr("Write Unsupported(\"circle\"), for instance."));
        }
    }
    arity(field);
}

void Parser::arity(Field &field)
{
    const Place begin = m_reader.peek().place;
    if (m_reader.takeIf(u'[')) {
        if (m_reader.peek().is(u']') && !m_reader.isNextTo(begin, 1))
            m_reader.problems().add(begin, Text::tr("There is a space between the brackets."),
                                    Text::tr("Write a list as [], without one."));
        m_reader.expect(u']');
        field.arity = Arity::List;
        if (m_reader.peek().is(u'?'))
            m_reader.problems().add(m_reader.take().place, Text::tr("A list cannot be optional."),
                                    Text::tr("Leave out the question mark; a list may be empty."));
    } else if (m_reader.takeIf(u'?')) {
        field.arity = Arity::Optional;
    }
}

std::vector<Attribute> Parser::fieldAttributes()
{
    std::vector<Attribute> read;
    while (m_reader.peek().is(u'@') && !m_reader.peek(1).is(u'@')) {
        m_reader.take();
        if (!word(Text::tr("the name of an attribute")))
            break;
        read.push_back(attribute());
    }
    return read;
}

Attribute Parser::attribute()
{
    Attribute read;
    read.place = m_reader.peek().place;
    read.name = m_reader.path();
    // Of types of the database Prisma looks at what there is only.
    const bool isType = read.name.contains(u'.');
    read.arguments = m_reader.arguments(isType ? TokenReader::LastComma::Allowed : TokenReader::LastComma::Refused);
    return read;
}

bool Parser::blockAttribute(std::vector<Attribute> &attributes)
{
    if (!m_reader.peek().is(u'@'))
        return false;
    const Place begin = m_reader.take().place;
    const bool isTogether = m_reader.isNextTo(begin, 1);
    if (!m_reader.takeIf(u'@') || !isTogether) {
        m_reader.problems().add(m_reader.peek().place, Text::tr("An attribute with one @ belongs behind a field."),
                                Text::tr("Begin an attribute of the whole block with @@."));
        m_reader.skipLine();
        return true;
    }
    if (word(Text::tr("the name of an attribute")))
        attributes.push_back(attribute());
    endLine();
    return true;
}

} // namespace

Document parse(const QList<SourceFile> &files, Problems &problems)
{
    Document document;
    for (qsizetype i = 0; i < files.size(); ++i)
        Parser(tokensOf(files.at(i), int(i), problems), problems).parse(document);
    return document;
}

} // namespace catalpa::prisma
