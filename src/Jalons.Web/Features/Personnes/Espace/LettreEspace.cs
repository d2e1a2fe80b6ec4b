using Jalons.Data.Dossiers;
using Jalons.Data.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Papier;
using Departement = Jalons.Data.Referentiel.Coordonnees;

namespace Jalons.Web.Features.Personnes.Espace;

/// <summary>The letter handed over with the personal space: what it is for, how to enter, until when, who can help. One page.</summary>
public static class LettreEspace
{
    /// <summary>Writes it.</summary>
    /// <param name="personne">The addressee.</param>
    /// <param name="espace">The account.</param>
    /// <param name="motDePasse">The one-time password.</param>
    /// <param name="departement">Who writes.</param>
    /// <param name="site">Address of the sign-in page.</param>
    /// <param name="instant">When it is printed.</param>
    public static DocumentPapier Ecrire(
        PersonneLue personne, EspacePersonnelLu espace, string motDePasse, Departement departement, string site, DateTimeOffset instant) => new(
        "Votre espace personnel",
        $"Département {departement.Nom}",
        $"Votre espace personnel – imprimé le {Dates.Simple(instant.JourAParis())}",
        instant,
        [
            EnTete(personne, departement, instant),
            new TitrePapier("Votre espace personnel", 1),
            new ParagraphePapier(personne.Qualite switch { "MR" => "Monsieur,", "MME" or "MLE" => "Madame,", _ => "Madame, Monsieur," }),
            new ParagraphePapier("Vous avez un espace personnel sur internet. Vous y voyez qui vous accompagne, vos rendez-vous, votre contrat, et qui a ouvert votre dossier. Il marche sur un téléphone. Il n’est pas obligatoire : tout y existe aussi sur papier."),
            new FaitsPapier([("Adresse du site", $"**{site}**"), ("Votre identifiant", $"**{espace.Identifiant}**"), ("Mot de passe provisoire", $"**{motDePasse}**")]),
            new TitrePapier("Vous connecter la première fois"),
            new ListePapier(
            [
                "Sur votre téléphone ou sur un ordinateur, ouvrez l’adresse du site.",
                "Écrivez votre identifiant et le mot de passe provisoire. Les majuscules et les tirets ne comptent pas.",
                "Choisissez votre mot de passe : au moins douze lettres ou signes. Une phrase facile à retenir fait très bien l’affaire.",
            ],
            Numerotee: true),
            new ParagraphePapier($"Le mot de passe provisoire sert une seule fois, **jusqu’au {Dates.Simple(espace.ProvisoireJusqua!.Value)}**. Après, demandez-en un autre."),
            new TitrePapier("Gardez votre mot de passe pour vous"),
            new ParagraphePapier("Ne le donnez à personne. Le département ne vous le demandera jamais, ni par téléphone, ni par message. Quand vous avez fini, appuyez sur « Se déconnecter »."),
            new TitrePapier("Besoin d’aide ?"),
            new ParagraphePapier(Aide(personne, departement)),
        ]);

    private static EnTeteLettre EnTete(PersonneLue personne, Departement departement, DateTimeOffset instant) => new(
        [$"Département {departement.Nom}", "Service de l’insertion", .. new[] { departement.Adresse, departement.Telephone }.OfType<string>()],
        [
            $"{personne.Qualite switch { "MR" => "Monsieur ", "MME" or "MLE" => "Madame ", _ => "" }}{Noms.Complet(personne.Prenom, personne.Nom)}",
            .. personne.Foyer is { } foyer ? new[] { foyer.Voie, $"{foyer.CodePostal} {foyer.Commune}".Trim() }.Where(ligne => !string.IsNullOrEmpty(ligne)).OfType<string>() : [],
        ],
        $"Le {Dates.Simple(instant.JourAParis())}",
        []);

    private static string Aide(PersonneLue personne, Departement departement) => personne.ParcoursOuvert switch
    {
        { Referent: { } referent, TelephoneReferent: { } telephone } => $"Appelez la personne qui vous accompagne : {referent}, au **{telephone}**.",
        { Referent: { } referent } => $"Demandez à la personne qui vous accompagne : {referent}.",
        _ => departement.Telephone is { } accueil ? $"Appelez le service de l’insertion, au **{accueil}**." : "Adressez-vous au service de l’insertion du département.",
    };
}
