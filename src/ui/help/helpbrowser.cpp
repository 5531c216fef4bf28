// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/helpbrowser.h"

#include "ui/widgets/theme.h"

#include <QtCore/QEvent>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtWidgets/QScrollBar>

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! A picture that is so wide, with the pixels of a screen of this density. In between are colours that it does not
//! have.
QImage sharp(const QImage &picture, int width, qreal density)
{
    const QImage ofAllColours = picture.convertToFormat(QImage::Format_ARGB32_Premultiplied);
    QImage sharp = ofAllColours.scaledToWidth(qRound(width * density), Qt::SmoothTransformation);
    sharp.setDevicePixelRatio(density);
    return sharp;
}

QString sheetFor(const QTextBrowser &browser)
{
    const int step = theme::step(&browser);
    const QPalette &palette = browser.palette();
    return uR"(
        h1 { font-size: %1pt; font-weight: 600; margin-top: 0px; margin-bottom: %5px; }
        h2 { font-size: %2pt; font-weight: 600; margin-top: %6px; margin-bottom: %7px; }
        p, li { line-height: 130%; margin-top: %7px; margin-bottom: %7px; }
        p.picture { line-height: 100%; }
        li { margin-top: %8px; margin-bottom: %8px; }
        th { text-align: left; font-weight: 600; }
        th, td { padding: %8px %5px %8px 0px; }
        kbd, code, pre { background-color: %3; }
        pre { margin-left: %5px; }
        a { color: %4; })"_s.arg(theme::titleFont().pointSizeF())
        .arg(theme::sectionFont().pointSizeF())
        .arg(palette.color(QPalette::AlternateBase).name(), palette.color(QPalette::Link).name())
        .arg(3 * step)
        .arg(5 * step)
        .arg(2 * step)
        .arg(step);
}

} // namespace

QList<HelpPage> helpPages()
{
    static const QRegularExpression title(u"<title>(.*)</title>"_s);
    QList<HelpPage> pages;
    const QStringList names = textOf(u":/help/contents.txt"_s).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &name : names)
        pages += {name, title.match(textOf(u":/help/%1.html"_s.arg(name))).captured(1)};
    return pages;
}

HelpBrowser::HelpBrowser(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenExternalLinks(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // The width does not depend on what is read.
    dress();
}

void HelpBrowser::showPage(const QString &name)
{
    setSource(QUrl(u"qrc:/help/%1.html"_s.arg(name)));
}

QString HelpBrowser::page() const
{
    return source().fileName().section(u'.', 0, 0);
}

int HelpBrowser::mark(const QString &words)
{
    m_words = words;
    QList<QTextEdit::ExtraSelection> places;
    QTextEdit::ExtraSelection place;
    place.format.setBackground(theme::selection());
    for (QTextCursor at = document()->find(words); !words.isEmpty() && !at.isNull(); at = document()->find(words, at)) {
        place.cursor = at;
        places += place;
    }
    setExtraSelections(places);
    QTextCursor here = textCursor();
    here.setPosition(places.isEmpty() ? here.position() : here.selectionStart());
    setTextCursor(here);
    return int(places.size());
}

int HelpBrowser::goToMark(bool forward)
{
    const QList<QTextEdit::ExtraSelection> places = extraSelections();
    if (places.isEmpty())
        return 0;
    const QTextCursor here = textCursor();
    qsizetype next = forward ? 0 : places.size() - 1;
    for (qsizetype i = 0; i < places.size(); ++i) {
        const qsizetype at = forward ? i : places.size() - 1 - i;
        const QTextCursor &place = places[at].cursor;
        if (forward ? place.selectionStart() >= here.selectionEnd() : place.selectionEnd() <= here.selectionStart()) {
            next = at;
            break;
        }
    }
    setTextCursor(places[next].cursor);
    ensureCursorVisible();
    return int(next) + 1;
}

void HelpBrowser::goToMark(int place)
{
    const QList<QTextEdit::ExtraSelection> places = extraSelections();
    if (place == 0) {
        moveCursor(QTextCursor::Start);
        return verticalScrollBar()->setValue(0);
    }
    if (place <= places.size())
        setTextCursor(places.at(place - 1).cursor);
    ensureCursorVisible();
}

int HelpBrowser::markHere() const
{
    const QList<QTextEdit::ExtraSelection> places = extraSelections();
    const QTextCursor here = textCursor();
    for (qsizetype i = 0; i < places.size(); ++i) {
        const QTextCursor &place = places.at(i).cursor;
        if (place.selectionStart() == here.selectionStart() && place.selectionEnd() == here.selectionEnd())
            return int(i) + 1;
    }
    return 0;
}

QVariant HelpBrowser::loadResource(int type, const QUrl &name)
{
    QVariant loaded = QTextBrowser::loadResource(type, name);
    if (type == QTextDocument::ImageResource) {
        const QString inTheDark = u":/help/pictures/dark/"_s + name.fileName();
        const bool isDark = theme::isDark() && QFile::exists(inTheDark);
        const QImage picture = isDark ? QImage(inTheDark) : QImage::fromData(loaded.toByteArray());
        m_fitting = fitting();
        return sharp(picture, qMin(picture.width() / int(pictureDensity), m_fitting), devicePixelRatioF());
    }
    if (type != QTextDocument::HtmlResource)
        return loaded;
    m_fitting = 0;
    return htmlOf(name.fileName().section(u'.', 0, 0));
}

QString HelpBrowser::htmlOf(const QString &name) const
{
    QString html = textOf(u":/help/%1.html"_s.arg(name));
    if (m_commands)
        html.replace("<!-- commands -->"_L1, m_commands());
    return html;
}

//! How wide a picture may be.
int HelpBrowser::fitting() const
{
    constexpr int narrowest = 240;
    const int room = viewport()->width() - 2 * int(document()->documentMargin());
    return qBound(narrowest, room, widestPicture);
}

void HelpBrowser::readAgain()
{
    const int place = verticalScrollBar()->value();
    const int marked = markHere();
    dress();
    reload();
    mark(m_words);
    verticalScrollBar()->setValue(place);
    goToMark(marked); // If there was one.
}

void HelpBrowser::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        readAgain();
}

void HelpBrowser::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    const auto fit = [this] {
        if (m_fitting != 0 && m_fitting != fitting())
            readAgain();
    };
    QMetaObject::invokeMethod(this, fit, Qt::QueuedConnection); // It may be that a page is being read.
}

void HelpBrowser::dress()
{
    document()->setDefaultStyleSheet(sheetFor(*this));
    document()->setDocumentMargin(5 * theme::step(this));
}

} // namespace catalpa::ui
