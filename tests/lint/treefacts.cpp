// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "treefacts.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QMap>
#include <QtCore/QRegularExpression>
#include <QtCore/QXmlStreamReader>

namespace catalpa::lint {

using namespace Qt::StringLiterals;

namespace {

QStringList filesBelow(const QString &folder)
{
    QStringList paths;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    return paths;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! The files that a .qrc lists, as absolute paths.
QMap<QString, Offence> listedIn(const QString &qrc, const QDir &root)
{
    QMap<QString, Offence> listed;
    QXmlStreamReader xml(contents(qrc));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"file"_s)
            continue;
        const int line = static_cast<int>(xml.lineNumber());
        const QString name = xml.readElementText();
        const QString path = QDir::cleanPath(QFileInfo(qrc).dir().filePath(name));
        listed.insert(path, {root.relativeFilePath(qrc), line, u"%1 is listed and not there"_s.arg(name)});
    }
    return listed;
}

//! Everything that CMake files say, to look for resources in.
QString buildFiles(const QDir &root)
{
    QString text;
    for (const QString &folder : {u"src"_s, u"resources"_s}) {
        QDirIterator files(root.filePath(folder), {u"CMakeLists.txt"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            text += QString::fromUtf8(contents(files.next()));
    }
    return text;
}

//! The sentences of a .ts that have forms.
QStringList sentencesWithForms(const QString &ts)
{
    QStringList sentences;
    QXmlStreamReader xml(contents(ts));
    bool hasForms = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"message"_s)
            hasForms = xml.attributes().value("numerus"_L1) == u"yes"_s;
        else if (hasForms && xml.name() == u"source"_s)
            sentences.append(xml.readElementText());
    }
    return sentences;
}

} // namespace

QList<Offence> migrationsThatChanged(const QString &root, const QString &sums)
{
    const QDir folder(root + u"/migrations"_s);
    QMap<QString, QString> expected;
    for (const QString &line : sums.split(u'\n', Qt::SkipEmptyParts))
        expected.insert(line.section(u"  "_s, 1), line.section(u"  "_s, 0, 0));

    QList<Offence> offences;
    for (const QString &path : filesBelow(folder.path())) {
        if (!path.endsWith(u".sql"_s))
            continue;
        const QString name = folder.relativeFilePath(path);
        const QString sum =
            QString::fromLatin1(QCryptographicHash::hash(contents(path), QCryptographicHash::Sha256).toHex());
        if (!expected.contains(name))
            offences.append({u"migrations/"_s + name, 0, u"its sum %1 is not in migrations.sha256"_s.arg(sum)});
        else if (expected.take(name) != sum)
            offences.append({u"migrations/"_s + name, 0, u"it has been changed: its sum is now %1"_s.arg(sum)});
    }
    for (auto missing = expected.cbegin(); missing != expected.cend(); ++missing)
        offences.append({u"migrations/"_s + missing.key(), 0, u"it has been removed"_s});
    return offences;
}

QList<Offence> resourcesThatDoNotMatch(const QString &root)
{
    const QDir top(root);
    const QStringList present = filesBelow(top.filePath(u"resources"_s));
    QMap<QString, Offence> listed;
    for (const QString &path : present) {
        if (path.endsWith(u".qrc"_s))
            listed.insert(listedIn(path, top));
    }

    QList<Offence> offences;
    for (auto entry = listed.cbegin(); entry != listed.cend(); ++entry) {
        if (!QFileInfo::exists(entry.key()))
            offences.append(entry.value());
    }
    const QString cmake = buildFiles(top);
    for (const QString &path : present) {
        const QFileInfo file(path);
        const bool ofAnotherKind = QStringList{u"qrc"_s, u"ts"_s, u"md"_s, u"txt"_s}.contains(file.suffix());
        const bool builtIn = cmake.contains(file.fileName())
            || cmake.contains(u"resources/%1/*."_s.arg(file.dir().dirName()) + file.suffix());
        if (!ofAnotherKind && !listed.contains(path) && !builtIn)
            offences.append({top.relativeFilePath(path), 0, u"it is in no .qrc"_s});
    }
    return offences;
}

QList<Offence> countsWithoutForms(const QString &root, const QList<SourceFile> &tree)
{
    static const QRegularExpression translated(uR"x(\btr\(\s*((?:"(?:[^"\\\n]|\\.)*"\s*)+))x"_s);
    static const QRegularExpression joint(uR"x("\s*")x"_s);
    const QStringList known = sentencesWithForms(root + u"/resources/translations/catalpa_en.ts"_s);
    QList<Offence> offences;
    for (const SourceFile &file : tree) {
        if (!file.isCpp() || !file.path.startsWith(u"src/"_s))
            continue;
        const QString text = withoutComments(file.text);
        for (auto matches = translated.globalMatch(text); matches.hasNext();) {
            const auto match = matches.next();
            const QString sentence = match.captured(1).trimmed().remove(joint).sliced(1).chopped(1);
            if ((sentence.contains("%n"_L1) || sentence.contains("%Ln"_L1)) && !known.contains(sentence))
                offences.append({file.path, lineAt(text, match.capturedStart()), sentence});
        }
    }
    return offences;
}

QList<Offence> sourcesWithoutHeader(const QList<SourceFile> &tree)
{
    QSet<QString> headers;
    for (const SourceFile &file : tree) {
        if (file.path.endsWith(u".h"_s))
            headers.insert(file.path.chopped(2));
    }
    QList<Offence> offences;
    for (const SourceFile &file : tree) {
        const bool isSource = file.path.startsWith(u"src/"_s) && file.path.endsWith(u".cpp"_s);
        if (isSource && !file.path.endsWith(u"/main.cpp"_s) && !headers.contains(file.path.chopped(4)))
            offences.append({file.path, 0, u"there is no header of that name"_s});
    }
    return offences;
}

QList<Offence> foldersThatGrewLarge(const QList<SourceFile> &tree)
{
    constexpr int limit = 30;
    QMap<QString, int> files;
    for (const SourceFile &file : tree) {
        if (file.path.startsWith(u"src/"_s))
            ++files[file.path.section(u'/', 0, -2)];
    }
    QList<Offence> offences;
    for (auto folder = files.cbegin(); folder != files.cend(); ++folder) {
        if (folder.value() > limit)
            offences.append({folder.key(), 0, u"%1 files, more than %2"_s.arg(folder.value()).arg(limit)});
    }
    return offences;
}

QList<Offence> filesThatGrewLong(const QList<SourceFile> &tree)
{
    // To be carved: they must not grow.
    static const QHash<QString, int> tooLong{{u"src/models/cataloguetablemodel.h"_s, 121},
                                             {u"src/ui/catalogue/cataloguepage.cpp"_s, 321},
                                             {u"src/ui/catalogue/cataloguepage.h"_s, 140},
                                             {u"src/ui/catalogue/recordspage.h"_s, 123},
                                             {u"src/ui/window/cataloguecontroller.cpp"_s, 309}};
    QList<Offence> offences;
    for (const SourceFile &file : tree) {
        const auto lines = file.text.count(u'\n');
        const int limit = tooLong.value(file.path, file.path.endsWith(u".h"_s) ? 120 : 300);
        if (file.isCpp() && file.path.startsWith(u"src/"_s) && lines > limit)
            offences.append({file.path, limit, u"%1 lines, more than %2"_s.arg(lines).arg(limit)});
    }
    return offences;
}

} // namespace catalpa::lint
