using System.CommandLine;
using Jalons.Data.Suivi;
using Jalons.Data.Dossiers;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Web.Commands;

/// <summary><c>jalons dossier NUMERO</c>: shows an RSA file, for the operator who checks an import.</summary>
public sealed class CommandeDossier : CommandeJalons
{
    private readonly Argument<string> numero = new("numero") { Description = "Numéro de demande RSA.", HelpName = "NUMERO" };

    /// <summary>Declares the command.</summary>
    public CommandeDossier()
        : base("dossier", "Montre un dossier RSA par son numéro de demande.") =>
        Add(numero);

    /// <inheritdoc/>
    protected override async Task<int> ExecuterAsync(ParseResult saisie, Sortie sortie, CancellationToken annulation)
    {
        var demande = saisie.GetRequiredValue(numero).Trim();
        await using var installation = await Installation.OuvrirAsync(sortie.Avis, annulation);
        foreach (var servi in await DepartementsServis.ListerAsync(installation.Connexions, annulation))
        {
            await using var connexion = await installation.Connexions.OuvrirAsync(servi.Code, annulation);
            if (await connexion.TrouverDossierAsync(demande, annulation) is { } id && await connexion.LireDossierAsync(id, annulation) is { } dossier)
            {
                var maintenant = TimeProvider.System.GetUtcNow();
                return sortie.Resultat(Document(dossier, await LireSuivisAsync(connexion, dossier, maintenant, annulation), maintenant), Lignes(dossier));
            }
        }

        return sortie.Echec($"Aucun dossier ne porte le numéro de demande {demande}. Vérifiez les onze caractères.");
    }

    private static async Task<Dictionary<long, SuiviLu>> LireSuivisAsync(NpgsqlConnection connexion, DossierLu dossier, DateTimeOffset maintenant, CancellationToken annulation)
    {
        var suivis = new Dictionary<long, SuiviLu>();
        foreach (var membre in dossier.Membres.Where(m => m.Parcours is not null))
        {
            suivis[membre.Personne] = await connexion.LireSuiviAsync(new PersonneId(membre.Personne), maintenant, annulation);
        }

        return suivis;
    }

    private static object Document(DossierLu dossier, Dictionary<long, SuiviLu> suivis, DateTimeOffset maintenant) => new
    {
        dossier.NumeroDemande,
        dossier.Matricule,
        dossier.EtatDroit,
        Motifs = Codes(dossier.Motifs),
        dossier.EtatDepuis,
        dossier.Montant,
        HistoriqueDroit = dossier.Historique.Select(h => new { h.Etat, Motif = Motif(h.Motifs), h.Depuis, h.Montant }),
        Adresse = dossier.Adresses.Where(a => a.Courante).Select(Adresse).FirstOrDefault(),
        AnciennesAdresses = dossier.Adresses.Where(a => !a.Courante).Select(Adresse),
        Personnes = dossier.Membres.Where(m => m.Jusqua is null).Select(m => Personne(dossier, m, suivis.GetValueOrDefault(m.Personne), maintenant)),
        AnciensMembres = dossier.Membres.Where(m => m.Jusqua is not null).Select(m => Personne(dossier, m, null, maintenant)),
    };

    private static object Adresse(AdresseLue adresse) => new
    {
        adresse.Complement, adresse.Voie, adresse.LieuDit, adresse.CodePostal, adresse.CodeCommune, adresse.Commune, adresse.Depuis, adresse.Jusqua,
    };

    /// <summary>A person is bound by the flag of the payer and a followed right together (<c>references/cnaf/flux.md</c> §5.2); an unknown
    /// flag stays unknown.</summary>
    private static object Personne(DossierLu dossier, MembreLu membre, SuiviLu? suivi, DateTimeOffset maintenant) => new
    {
        membre.Nom,
        membre.NomNaissance,
        membre.Prenom,
        membre.DateNaissance,
        membre.Role,
        SoumisDroitsDevoirs = membre.Soumis is { } drapeau ? drapeau && dossier.EstSuivi : (bool?)null,
        DrapeauDroitsDevoirs = membre.Soumis,
        membre.SoumisDepuis,
        Parcours = suivi is null ? null : Parcours(membre, suivi, maintenant),
        membre.Depuis,
        membre.Jusqua,
    };

    private static object Parcours(MembreLu membre, SuiviLu suivi, DateTimeOffset maintenant) => new
    {
        membre.Orientation,
        membre.OrienteLe,
        membre.Organisme,
        membre.Referent,
        Contrat = suivi.EnVigueur(maintenant.JourAParis()) is { } contrat ? new { contrat.Forme, contrat.Debut, Fin = contrat.DernierJour } : null,
        ProchainRendezVous = suivi.Prochain(maintenant)?.Debut,
        membre.EcheanceOrientation,
    };

    private static IEnumerable<string> Codes(IEnumerable<string> motifs) => motifs.Select(m => m[2..]);

    private static string? Motif(string[] motifs) => motifs.Length == 0 ? null : string.Join(", ", Codes(motifs));

    private static IEnumerable<string> Lignes(DossierLu dossier) =>
    [
        $"Dossier {dossier.NumeroDemande}, {dossier.Organisme} {dossier.Matricule}, demande du {dossier.DateDemande:dd/MM/yyyy}",
        $"Droit : {((EtatDroit?)dossier.EtatDroit)?.Libelle() ?? "inconnu"}{(dossier.EtatDepuis is { } d ? $" depuis le {d:dd/MM/yyyy}" : "")}{(Motif(dossier.Motifs) is { } m ? $" (motif {m})" : "")}",
        .. dossier.Adresses.Where(a => a.Courante).Select(a => $"Adresse : {string.Join(", ", new[] { a.Complement, a.Voie, a.LieuDit, $"{a.CodePostal} {a.Commune}" }.Where(t => !string.IsNullOrWhiteSpace(t)))}"),
        .. dossier.Membres.Where(p => p.Jusqua is null).Select(p =>
            $"  {p.Role} {p.Prenom} {p.Nom}, né(e) le {p.DateNaissance:dd/MM/yyyy}{(p.Soumis is { } s ? s && dossier.EstSuivi ? $", soumis aux droits et devoirs depuis le {p.SoumisDepuis:dd/MM/yyyy}" : ", non soumis" : "")}"),
    ];
}
