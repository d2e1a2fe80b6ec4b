using System.CommandLine;
using System.Diagnostics;
using Jalons.Data.Demonstration;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Commands.Demonstration;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;

namespace Jalons.Web.Commands;

/// <summary><c>jalons demo</c>: builds a département of demonstration unless it is there, and serves it until Ctrl-C.</summary>
public sealed class CommandeDemo : CommandeJalons
{
    private const int PremierPort = 5055;
    private const int FoyersMinimum = 20;

    private readonly Option<int?> port = new("--port") { Description = $"Port d’écoute ; par défaut, le premier libre à partir de {PremierPort}.", HelpName = "N" };
    private readonly Option<string> departement = new("--departement") { Description = "Code du département.", DefaultValueFactory = _ => ReglagesDemo.DepartementUsuel, HelpName = "D" };
    private readonly Option<int?> foyers = new("--foyers") { Description = $"Foyers du dernier flux mensuel ; par défaut {ReglagesDemo.FoyersUsuels}.", HelpName = "N" };
    private readonly Option<int?> personnes = new("--personnes") { Description = $"Personnes du dernier flux mensuel ; par défaut {ReglagesDemo.PersonnesUsuelles}, ou un peu plus de deux par foyer.", HelpName = "N" };
    private readonly Option<bool> reset = new("--reset") { Description = "Efface la démonstration et la refait ; n’efface jamais une autre base." };

    /// <summary>Declares the command.</summary>
    public CommandeDemo()
        : base("demo", "Prépare un département de démonstration et le sert jusqu’à Ctrl-C.")
    {
        foreach (var option in new Option[] { port, departement, foyers, personnes, reset })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuterAsync(ParseResult saisie, Sortie sortie, CancellationToken annulation)
    {
        var code = saisie.GetValue(departement)!.ToUpperInvariant();
        if (!Departements.NomParCode.ContainsKey(code))
        {
            return sortie.Echec($"« {code} » n’est pas le code d’un département. Exemples : 01, 2A, 55, 974.");
        }

        var nombre = saisie.GetValue(foyers) ?? ReglagesDemo.FoyersUsuels;
        if (nombre < FoyersMinimum)
        {
            return sortie.Echec($"Donnez au moins {FoyersMinimum} foyers : avec moins, il n’y a pas d’histoire à raconter.");
        }

        if (saisie.GetValue(port) is { } choisi and > 0 && !OptionsHote.EstPortLibre(choisi))
        {
            return sortie.Echec($"Le port {choisi} est pris par un autre programme. Choisissez-en un autre avec --port, ou laissez Jalons en trouver un.");
        }

        var reglages = new ReglagesDemo(code, nombre, saisie.GetValue(personnes) ?? (nombre == ReglagesDemo.FoyersUsuels ? ReglagesDemo.PersonnesUsuelles : null));
        if (saisie.GetValue(reset))
        {
            await EffacementDemonstration.EffacerAsync(sortie.Avis, annulation);
        }

        await using var ouverte = await OuvrirAsync(reglages, sortie, annulation);
        if (Difference(saisie, reglages, ouverte.Description) is { } difference)
        {
            sortie.Avis(difference);
        }

        return ouverte.Description is { } description
            ? await ServirAsync(ouverte.Installation, description, saisie.GetValue(port), sortie, annulation)
            : sortie.Echec(ouverte.Refus!);
    }

    /// <summary>What to say when another demonstration was asked for than the one that is there; null when it is the same, or none in particular.</summary>
    private string? Difference(ParseResult saisie, ReglagesDemo voulue, DescriptionDemonstration? presente)
    {
        if (presente is null)
        {
            return null;
        }

        var options = new List<string>();
        if (saisie.GetResult(departement) is { Implicit: false } && voulue.Departement != presente.Departement)
        {
            options.Add($"--departement {voulue.Departement}");
        }

        if (saisie.GetValue(foyers) is { } nombre && nombre != presente.Foyers)
        {
            options.Add($"--foyers {nombre}");
        }

        if (saisie.GetValue(personnes) is { } gens && gens != presente.Personnes)
        {
            options.Add($"--personnes {gens}");
        }

        return options.Count == 0
            ? null
            : $"La démonstration qui est déjà là ne change pas : {Nommer(presente)}. Pour la remplacer par celle que vous demandez, tapez : "
                + $"./jalons demo {string.Join(' ', options)} --reset. Pour garder les deux, donnez un autre dossier à la seconde : JALONS_HOME=/chemin.";
    }

    private static string Nommer(DescriptionDemonstration description) =>
        $"{Departements.NomParCode[description.Departement]}, {Nombres.Entier(description.Foyers)} foyers et {Nombres.Entier(description.Personnes)} personnes au dernier flux mensuel";

    /// <summary>Opens the installation with its demonstration, built when it is not there, built again when it was interrupted.</summary>
    private static async Task<DemonstrationOuverte> OuvrirAsync(ReglagesDemo reglages, Sortie sortie, CancellationToken annulation)
    {
        var installation = await Installation.OuvrirAsync(sortie.Avis, annulation);
        try
        {
            var (etat, description) = await MarqueDemonstration.LireAsync(installation.Connexions, annulation);
            if (etat == EtatDemonstration.Incomplete && installation.EstEmbarquee)
            {
                sortie.Avis("La construction de la démonstration avait été interrompue : elle est reprise depuis le début.");
                await installation.DisposeAsync();
                await EffacementDemonstration.EffacerAsync(sortie.Avis, annulation);
                installation = await Installation.OuvrirAsync(sortie.Avis, annulation);
                (etat, description) = await MarqueDemonstration.LireAsync(installation.Connexions, annulation);
            }

            if (await RefuserAsync(installation, etat, annulation) is { } refus)
            {
                return new DemonstrationOuverte(installation, null, refus);
            }

            if (installation.Donnees is { } donnees)
            {
                TemoinDemonstration.Poser(installation.Domicile, donnees);
            }

            return new DemonstrationOuverte(installation, description ?? await ConstruireAsync(installation, reglages, sortie, annulation), null);
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>Why no demonstration may be poured into this database, nor served from it; null when one may.</summary>
    private static async Task<string?> RefuserAsync(Installation installation, EtatDemonstration etat, CancellationToken annulation) => etat switch
    {
        EtatDemonstration.Etrangere =>
            $"La base de {Nommer(installation)} contient des données qui ne viennent pas de la démonstration : rien n’y a été ajouté. Choisissez un autre dossier : "
            + "JALONS_HOME=/chemin ./jalons demo" + (installation.EstEmbarquee ? "" : ", sans JALONS_DB"),
        EtatDemonstration.Incomplete =>
            "La construction de la démonstration a été interrompue sur le serveur que désigne JALONS_DB, et Jalons n’efface rien sur un serveur. "
            + "Supprimez et recréez sa base (DROP DATABASE puis CREATE DATABASE), puis recommencez.",

        // Accounts whose password is public, on a server that somebody has begun to set up: not without being sure.
        EtatDemonstration.Absente when !installation.EstEmbarquee && await DepartementsServis.ListerAsync(installation.Connexions, annulation) is { Count: > 0 } servis =>
            $"La base que désigne JALONS_DB sert déjà un département ({servis[0].Nom}) : la démonstration ne se construit sur un serveur que dans une base neuve. "
            + "Donnez-lui une base à elle, ou retirez JALONS_DB pour la base embarquée.",
        _ => null,
    };

    private static string Nommer(Installation installation) =>
        installation.EstEmbarquee ? $"l’installation « {installation.Domicile} »" : "ce serveur (JALONS_DB)";

    private static async Task<DescriptionDemonstration> ConstruireAsync(Installation installation, ReglagesDemo reglages, Sortie sortie, CancellationToken annulation)
    {
        var depart = Stopwatch.GetTimestamp();
        sortie.Avis($"Construction de la démonstration : {Departements.NomParCode[reglages.Departement]}, {Nombres.Entier(reglages.Foyers)} foyers. Chaque étape est dite quand elle est faite ; la durée dépend de la machine.");
        var construction = new ConstructionDemo(reglages, installation.Connexions, installation.Domicile, TimeProvider.System, sortie.Avis);
        var description = await construction.ConstruireAsync(annulation);
        sortie.Avis($"Démonstration prête en {Stopwatch.GetElapsedTime(depart).TotalSeconds:0} s.");
        return description;
    }

    private static Task<int> ServirAsync(Installation installation, DescriptionDemonstration description, int? port, Sortie sortie, CancellationToken annulation)
    {
        var options = new OptionsHote { Port = port ?? OptionsHote.PremierPortLibre(PremierPort), SecondFacteur = SecondFacteur.Facultatif };
        return CommandeServe.ServirAsync(installation, options, sortie, adresse => Annoncer(sortie, adresse, description), annulation);
    }

    private static int Annoncer(Sortie sortie, string adresse, DescriptionDemonstration description) => sortie.Resultat(
        new
        {
            Adresse = adresse,
            description.Departement,
            description.Foyers,
            description.Personnes,
            description.ConstruiteLe,
            ReglagesDemo.MotDePasse,
            description.FluxADeposer,
            Comptes = Comptes(description).Select(c => new { c.Role, c.Utilisateur, c.Essayer }),
        },
        [
            $"Démonstration : {Nommer(description)}, construite le {description.ConstruiteLe.JourAParis().EnClair()} (--reset pour la refaire).",
            $"Jalons répond à l’adresse {adresse}",
            $"Mot de passe de tous les comptes : {ReglagesDemo.MotDePasse}",
            .. Comptes(description).Select(c => $"  {c.Utilisateur,-15} {c.Role,-24} {c.Essayer}"),
            "Ctrl-C pour arrêter.",
        ]);

    private static (string Role, string Utilisateur, string Essayer)[] Comptes(DescriptionDemonstration description) =>
    [
        ("Gestionnaire RSA", "gestionnaire", $"déposer le flux {description.FluxADeposer}, puis chercher un dossier"),
        ("Chargé d’orientation", "orientation", "ouvrir la première personne en retard et prononcer son orientation"),
        ("Référent", "referent", "noter une présence du jour, préparer un contrat"),
        ("Pilote", "pilote", "lire les délais d’orientation, ouvrir une définition"),
        ("Personne accompagnée", "usager", $"sur un téléphone : le rendez-vous et le contrat de {description.Usager}"),
        ("Administrateur", "administrateur", "ouvrir un compte, lire le journal"),
    ];

    /// <summary>An open installation, with its demonstration or with the reason why there is none.</summary>
    private sealed record DemonstrationOuverte(Installation Installation, DescriptionDemonstration? Description, string? Refus) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Installation.DisposeAsync();
    }
}
