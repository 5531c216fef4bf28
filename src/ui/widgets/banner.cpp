// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/banner.h"

#include "ui/widgets/announcement.h"
#include "ui/widgets/focusreturn.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"
#include "ui_banner.h"

#include <QtCore/QEvent>
#include <QtCore/QMap>
#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_ui(std::make_unique<Ui::Banner>())
{
    announcement::makeAlert(*this); // Setting it up may ask for it.
    m_ui->setupUi(this);
    const int step = theme::step(this);
    m_ui->rows->setContentsMargins(3 * step, step, 2 * step, step);
    m_ui->line->setSpacing(2 * step);
    m_ui->closeButton->setIcon(icon(u"clear"_s));
    connect(m_ui->closeButton, &QToolButton::clicked, this, [this] {
        const QString told = text();
        clear();
        Q_EMIT dismissed(told);
    });
    connect(m_ui->detailButton, &QToolButton::toggled, m_ui->detail, &QLabel::setVisible);
    for (qsizetype i = 0; i < buttons().size(); ++i)
        connect(buttons().at(i), &QPushButton::clicked, this, [this, i] { choose(i); });
    new FocusReturn(this);
    clear();
}

Banner::~Banner() = default;

QList<QPushButton *> Banner::buttons() const
{
    return {m_ui->actionButton, m_ui->otherButton, m_ui->thirdButton};
}

void Banner::choose(qsizetype choice)
{
    const Choice chosen = m_choices.value(choice);
    clear();
    if (chosen.respond)
        chosen.respond();
}

void Banner::tell(Tone tone, const QString &text, const QString &action, std::function<void()> respond)
{
    tell(tone, text, action.isEmpty() ? QList<Choice>() : QList<Choice>{{action, std::move(respond)}});
}

void Banner::tell(Tone tone, const QString &text, const QList<Choice> &choices)
{
    m_tone = tone;
    m_choices = choices;
    m_ui->sentence->setText(text);
    for (qsizetype i = 0; i < buttons().size(); ++i) {
        const QString action = choices.value(i).action;
        buttons().at(i)->setText(action);
        buttons().at(i)->setAccessibleName(action);
        buttons().at(i)->setVisible(!action.isEmpty());
    }
    m_ui->detailButton->setChecked(false);
    m_ui->detailButton->hide();
    m_ui->detail->hide();
    showSymbol();
    update(); // The stripe may be of another colour.
    announcement::tell(*this, u"%1: %2"_s.arg(toneName(), text));
}

void Banner::tell(const Error &error, const QString &action, std::function<void()> respond)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    tell(Tone::Danger, error.message, action, std::move(respond));
    m_ui->detail->setText(error.detail);
    m_ui->detailButton->setVisible(!error.detail.isEmpty());
}

QString Banner::text() const
{
    return isHidden() ? QString() : m_ui->sentence->text();
}

void Banner::clear()
{
    m_choices.clear();
    hide();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor tint = toneColour();
    tint.setAlphaF(0.10F);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(rect(), tint);
    painter.fillRect(QRect(0, 0, 3, height()), toneColour());
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme::hairline());
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_ui)
        showSymbol();
}

QColor Banner::toneColour() const
{
    switch (m_tone) {
    case Tone::Warning:
        return theme::edited();
    case Tone::Danger:
        return theme::danger();
    default:
        return theme::accent();
    }
}

//! What the symbol tells the eye.
QString Banner::toneName() const
{
    switch (m_tone) {
    case Tone::Warning:
        return tr("Warning");
    case Tone::Danger:
        return tr("Error");
    case Tone::Success:
        return tr("Done");
    case Tone::Information:
        break;
    }
    return tr("Note");
}

void Banner::showSymbol()
{
    static const QMap<Tone, QString> symbols{{Tone::Information, u"info"_s},
                                             {Tone::Success, u"success"_s},
                                             {Tone::Warning, u"warning"_s},
                                             {Tone::Danger, u"error"_s}};
    const int size = fontMetrics().lineSpacing() + 2;
    m_ui->symbol->setPixmap(icon(symbols.value(m_tone), toneColour()).pixmap(QSize(size, size), devicePixelRatioF()));
}

} // namespace catalpa::ui
