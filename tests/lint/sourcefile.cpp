// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sourcefile.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

namespace catalpa::lint {

using namespace Qt::StringLiterals;

namespace {

void blank(QString &text, qsizetype from, qsizetype length)
{
    for (qsizetype i = from; i < from + length && i < text.size(); ++i) {
        if (text[i] != u'\n')
            text[i] = u' ';
    }
}

//! A comment, a raw string, a string or a character, whichever begins first. An apostrophe inside a number, as in
//! 10'000, begins nothing. Group 2 is a raw string's text, group 3 a string's, group 4 a character's.
const QRegularExpression &token()
{
    static const QRegularExpression expression(
        uR"x(//[^\n]*|/\*.*?\*/|R"([^(\s]*)\((.*?)\)\1"|"((?:[^"\\\n]|\\.)*)"|(?<![0-9A-Fa-f])'((?:[^'\\\n]|\\.)*)')x"_s,
        QRegularExpression::DotMatchesEverythingOption);
    return expression;
}

QString blanked(const QString &cpp, bool literalsToo)
{
    QString result = cpp;
    auto matches = token().globalMatch(cpp);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (match.captured().startsWith(u'/')) {
            blank(result, match.capturedStart(), match.capturedLength());
        } else if (literalsToo) {
            const int group = match.lastCapturedIndex();
            blank(result, match.capturedStart(group), match.capturedLength(group));
        }
    }
    return result;
}

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

bool SourceFile::isCpp() const
{
    return path.endsWith(u".cpp"_s) || path.endsWith(u".h"_s);
}

bool SourceFile::isForm() const
{
    return path.endsWith(u".ui"_s);
}

bool SourceFile::isHelpPage() const
{
    return path.startsWith(u"resources/help/"_s) && path.endsWith(u".html"_s);
}

QString SourceFile::layer() const
{
    return path.startsWith(u"src/"_s) && path.count(u'/') > 1 ? path.section(u'/', 1, 1) : QString();
}

QString Offence::toString() const
{
    return line > 0 ? u"%1:%2: %3"_s.arg(path).arg(line).arg(what) : u"%1: %2"_s.arg(path, what);
}

QString withoutComments(const QString &cpp)
{
    return blanked(cpp, false);
}

QString codeOnly(const QString &cpp)
{
    return blanked(cpp, true);
}

int lineAt(const QString &text, qsizetype position)
{
    return static_cast<int>(QStringView(text).first(position).count(u'\n')) + 1;
}

QList<SourceFile> readTree(const QString &root)
{
    const QDir top(root);
    QStringList paths{u"CMakeLists.txt"_s, u"dev"_s, u".ci/run"_s, u".clang-format"_s, u".clang-tidy"_s};
    const QStringList kinds{u"*.cpp"_s, u"*.h"_s, u"*.ui"_s, u"*.cmake"_s, u"*.sh"_s, u"*.html"_s, u"CMakeLists.txt"_s};
    for (const QString &folder : {u"src"_s, u"forms"_s, u"tests"_s, u"packaging"_s, u"resources/help"_s}) {
        QDirIterator files(top.filePath(folder), kinds, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            paths.append(top.relativeFilePath(files.next()));
    }
    paths.sort();

    QList<SourceFile> tree;
    for (const QString &path : std::as_const(paths))
        tree.append({path, readText(top.filePath(path))});
    return tree;
}

} // namespace catalpa::lint
