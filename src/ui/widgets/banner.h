// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QtCore/QList>
#include <QtWidgets/QFrame>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace Ui {
class Banner;
}

namespace catalpa::ui {

//! One line under the tool bar: what happened, one thing to do, and a way to close it. Never a stack of them: the
//! newest says what counts. Technical detail unfolds on request.
class Banner final : public QFrame {
    Q_OBJECT

public:
    enum class Tone { Information, Success, Warning, Danger };

    explicit Banner(QWidget *parent = nullptr);
    ~Banner() override;

    //! Shows a sentence, with a button when \a action names one; \a respond runs when it is pressed, and the banner
    //! closes itself.
    void tell(Tone tone, const QString &text, const QString &action = {}, std::function<void()> respond = {});
    //! A button and what it does.
    struct Choice {
        QString action;
        std::function<void()> respond;
    };
    //! The same with up to three choices, the primary one first; it stands at the end.
    void tell(Tone tone, const QString &text, const QList<Choice> &choices);
    //! Shows an error, with its detail one click away.
    void tell(const Error &error, const QString &action = {}, std::function<void()> respond = {});
    QString text() const;
    void clear();

Q_SIGNALS:
    //! The person has closed it without the action; \a text is what it said.
    void dismissed(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QList<QPushButton *> buttons() const; //!< The primary one first.
    void choose(qsizetype choice);
    QColor toneColour() const;
    QString toneName() const;
    void showSymbol();

    std::unique_ptr<Ui::Banner> m_ui;
    Tone m_tone = Tone::Information;
    QList<Choice> m_choices;
};

} // namespace catalpa::ui
